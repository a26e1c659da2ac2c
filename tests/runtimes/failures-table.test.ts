import { expect, test } from "vitest";
import { renderFailures } from "./failures-table.ts";
import type { Way } from "./way.ts";
import { answered, lost, removed } from "./ways/want.ts";

const way = { group: "Time", why: "So it is." } as const;
const opaque = { want: answered("unknown", 0), why: "Browsers do." };
const twice = { requests: 2, why: "It sends twice." };
const lenient = { want: removed(200), requests: 0, why: "It guesses." };
const silent = { want: lost("unknown"), why: "Its errors are all the same." };

const given: readonly Way[] = [
  { ...way, name: "it works | or so", want: removed(204) },
  { ...way, name: "a page", want: answered("unknown", 200) },
  { ...way, name: "gone (403)", want: { ...answered("refused", 403), absent: true } },
  ...[400, 401, 402, 404].map((status) => ({
    ...{ ...way, name: `4xx: ${status}`, row: "4xx", want: answered("refused", status) },
    ...(status < 402 && { except: { Chromium: opaque } }),
  })),
  { ...way, name: "it breaks", want: lost("unknown"), except: { Bun: twice, Deno: lenient } },
  { ...way, name: "refused", want: lost("not-sent"), except: { workerd: silent } },
];

const wanted = `## Time

| What happens | Outcome | Error | Why |
| --- | --- | --- | --- |
| it works \\| or so | removed | — | So it is. |
| a page | unknown | \`ApiError\`, 200 | So it is. |
| gone (403) | refused | \`ApiError\`, \`absent\` | So it is. |
| 4xx (400–402, 404) | refused | \`ApiError\` | So it is. |
| it breaks | unknown | \`ConnectionError\` | So it is. |
| refused | not-sent | \`ConnectionError\` | So it is. |

Where platforms differ:

| What happens | Node 20 | Node 22 | Node 24 | Node 26 | Bun | Deno | workerd | Chromium |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 4xx (400–401) | · | · | · | · | · | · | · | unknown, \`ApiError\`, 0 (1) |
| it breaks | · | · | · | · | unknown, sent 2 times (2) | removed, nothing sent (3) | · | · |
| refused | · | · | · | · | · | · | unknown (4) | · |

1. Browsers do.
2. It sends twice.
3. It guesses.
4. Its errors are all the same.
`;

test("a table of ways to fail: rows by what is told, and the platforms that differ", () => {
  const text = renderFailures(given);
  expect(text.slice(text.indexOf("## "))).toBe(wanted);
});
