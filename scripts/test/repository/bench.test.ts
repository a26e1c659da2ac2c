import { expect, test } from "vitest";
import { constantHeaders, credentialHeaders, serverUrl, successOf } from "../../bench/bare-call.ts";
import { bytes, milliseconds, ratioRow, worst } from "../../bench/bench-row.ts";
import { interleave, median } from "../../bench/interleave.ts";

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[10, 1, 2, 3], 2.5],
])("the median of %j is %d", (numbers, want) => {
  expect(median(numbers)).toBe(want);
});

test("the median of nothing is an error, and the numbers stay as they are", () => {
  expect(() => median([])).toThrow("Nothing was measured.");
  const numbers = Object.freeze([2, 1]);
  expect(median(numbers)).toBe(1.5);
});

test("measures in turn, and leaves the first round out", async () => {
  const order: string[] = [];
  const measure = (name: string, numbers: number[]) => () => {
    order.push(name);
    return numbers.shift() ?? 0;
  };
  const a = measure("a", [99, 1, 5, 2]);
  const b = measure("b", [98, 7, 7, 7]);
  expect(await interleave(3, { a, b })).toEqual({ a: 2, b: 7 });
  expect(order.join("")).toBe("abababab");
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

test("the worst row is the one with the highest ratio", () => {
  const rows = [2, 10, 9].map((ours) => ratioRow(`${ours}`, ours, 1, 3, milliseconds));
  expect(worst(rows).what).toBe("10");
});

test.each([
  [0.0123, "12 µs"],
  [1.26, "1.3 ms"],
  [1234.5, "1235 ms"],
])("%d milliseconds are shown as %s", (number, want) => {
  expect(milliseconds(number)).toBe(want);
});

const operation = {
  method: "DELETE",
  path: "/people/{person}",
  parameters: [],
  credentials: [["apiKey"]],
};

const document = {
  openapi: "3.1.0",
  info: { title: "Acme" },
  servers: [{ url: "https://{region}.acme.example", variables: { region: { default: "eu" } } }],
  paths: {
    "/people/{person}": {
      parameters: [
        { name: "X-Region", in: "header", required: true, schema: { enum: ["eu"] } },
        { name: "X-Version", in: "header", schema: { const: "1" } },
      ],
      delete: {
        parameters: [
          { $ref: "#/components/parameters/Version" },
          { name: "X-Other", in: "header", schema: { type: "string" } },
        ],
        responses: {
          "200": { $ref: "#/components/responses/Gone" },
          "404": { description: "None" },
        },
      },
    },
  },
  components: {
    parameters: { Version: { name: "X-Version", in: "header", schema: { const: "2" } } },
    responses: { Gone: { content: { "application/json": { example: { id: 1 } } } } },
    securitySchemes: {
      apiKey: { type: "apiKey", in: "header", name: "X-Key" },
      token: { type: "http", scheme: "bearer" },
      basic: { type: "http", scheme: "basic" },
    },
  },
};

test("reads what the call on bare openapi-fetch needs from a document", () => {
  expect(serverUrl(document)).toBe("https://eu.acme.example");
  expect(constantHeaders(document, operation)).toEqual({
    "X-Region": "eu",
    "X-Version": "2",
  });
  expect(successOf(document, operation)).toEqual({ status: 200, body: '{"id":1}' });
});

test.each([
  [["apiKey"], { "X-Key": "s" }],
  [["apiKey", "token"], { "X-Key": "s", Authorization: "Bearer s" }],
  [["username", "password"], { Authorization: "Basic czpz" }],
  [["accessToken"], { Authorization: "Bearer s" }],
])("the headers of %j", (options, want) => {
  expect(credentialHeaders(document, options, "s")).toEqual(want);
});
