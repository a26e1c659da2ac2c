import { expect, test } from "vitest";
import { credentialHeaders, serverUrl, shortestOf, successOf } from "../../bench/bare-call.ts";
import { bytes, ratioRow } from "../../bench/bench-row.ts";
import { interleave, median } from "../../bench/interleave.ts";
import { makeProvider } from "../support/made-provider.ts";

test("measures in turn, leaves the first round out, and gives medians", async () => {
  const order: string[] = [];
  const measure = (name: string, numbers: number[]) => () => {
    order.push(name);
    return numbers.shift() ?? 0;
  };
  const a = measure("a", [99, 1, 5, 2]);
  const b = measure("b", [98, 7, 7, 7]);
  expect(await interleave(3, { a, b })).toEqual({ a: 2, b: 7 });
  expect(order.join("")).toBe("abababab");
  expect(median([10, 1, 2, 3])).toBe(2.5);
  expect(() => median([])).toThrow("Nothing was measured.");
});

test.each([
  [240, 100, "2.40 × (240 B to 100 B)", false],
  [241, 100, "2.41 × (241 B to 100 B)", true],
  [1, 0, "Infinity × (1 B to 0 B)", true],
  [Number.NaN, 100, "NaN × (NaN B to 100 B)", true],
])("%d beside %d within 2.4: %s", (ours, other, measured, isOver) => {
  const row = ratioRow("size", ours, other, 2.4, bytes, true);
  expect(row).toMatchObject({ what: "size", measured, budget: "2.4 ×", isOver, isExact: true });
});

test("what the call on bare openapi-fetch needs of a provider", async () => {
  const provider = await makeProvider(
    "acme",
    [
      "https://api.acme.example\n",
      "https://{region}.acme.example\n    variables: { region: { default: eu } }\n",
    ],
    [
      "'204':\n          description: Removed.\n",
      "'200':\n          description: Removed.\n          content: { application/json: { example: { id: 1 }, schema: { type: object } } }\n",
    ],
    ["  - apiKey: []\n", "  - { apiKey: [], token: [] }\n  - basic: []\n"],
    [
      "  securitySchemes:\n",
      "  securitySchemes:\n    token: { type: http, scheme: bearer }\n    basic: { type: http, scheme: basic }\n",
    ],
  );
  const { model } = provider;
  expect(serverUrl(model)).toBe("https://eu.acme.example");
  expect(successOf(provider)).toEqual({ status: 200, body: '{"id":1}' });
  expect(model.alternatives.map((one) => credentialHeaders(one, "s"))).toEqual([
    { "X-Api-Key": "s", Authorization: "Bearer s" },
    { Authorization: "Basic czpz" },
  ]);
  expect(shortestOf(model)).toHaveLength(1 + 1);
});
