import { expect, onTestFinished, test } from "vitest";
import { commaSeparatedHeader, commaSeparatedQuery, list } from "../../src/index.ts";
import { createFoldingDesk, desk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member, memberUrl } from "../support/paper-crane.ts";
import { recorder } from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";

/** Adds to what every object inherits, as a careless library or an attacker does, until the test is over. */
function pollute(values: Record<string, unknown>): void {
  const names = Object.keys(values);
  onTestFinished(() => {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  });
  for (const name of names)
    Object.defineProperty(Object.prototype, name, {
      ...Object.assign(Object.create(null), { value: values[name], enumerable: true }),
      ...Object.assign(Object.create(null), { configurable: true, writable: true }),
    });
}

const text = { type: "string" } as const;
const everyone = { all: "true", "x-all": "true", memberId: "grace", reason: "none" };

test("what objects inherit reaches neither path, nor query, nor header", async () => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch });
  pollute(everyone);
  await client.deleteMember(member);
  await client.deleteMember({ ...member, silent: true, "x-actor": "ada" });
  expect(requests.map(({ url }) => url)).toEqual([memberUrl, `${memberUrl}?silent=true`]);
  for (const { headers } of requests) expect(headers.get("x-all")).toBe(null);
});

test("nor what is written with commas", async () => {
  const { client, sent } = smallProvider({
    parameters: {
      ids: { in: "query", check: list({ in: "query", ...text }), write: commaSeparatedQuery },
      "x-ids": {
        in: "header",
        check: list({ in: "header", ...text }),
        write: commaSeparatedHeader,
      },
    },
  });
  pollute(everyone);
  await client.deleteMember({ ids: ["1", "2"], "x-ids": ["3", "4"] });
  const [request] = sent.requests;
  expect(request?.url).toBe("https://api.small.example/seats?ids=1,2");
  expect(request?.headers.get("x-ids")).toBe("3,4");
  expect(request?.headers.get("x-all")).toBe(null);
});

test.each([
  { method: "GET" },
  { body: "all" },
  { header: { "x-all": "1" } },
  { baseUrl: "https://evil.example" },
])("nor does it make another request: %o", async (values) => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch });
  pollute(values);
  // Refused is as good as sent rightly.
  await client.deleteMember(member).catch(() => {});
  for (const { method, url, body, headers } of requests)
    expect([method, url, body, headers.get("x-all")]).toEqual(["DELETE", memberUrl, null, null]);
});

test("nor the token's request", async () => {
  const { fetch, exchanges, calls } = desk();
  const client = createFoldingDesk({ fetch });
  pollute({ scope: "everything", audience: "everybody" });
  await client.deleteMember(person);
  expect(exchanges).toHaveLength(1);
  expect(Object.keys(Object.fromEntries(new URLSearchParams(exchanges[0])))).toEqual([
    ..."grant_type client_id client_secret scope".split(" "),
  ]);
  expect(exchanges[0]).not.toMatch(/every/);
  expect(calls).toEqual(["Bearer token-1"]);
});
