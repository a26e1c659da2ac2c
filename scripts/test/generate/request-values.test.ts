import { expect, test } from "vitest";
import { formBody, jsonBody, type RequestParts, specWith } from "../support/request-spec.ts";
import { filesOf } from "../support/small-spec.ts";

const query = (schema: object, others: object = {}): RequestParts => ({
  parameters: [{ name: "x", in: "query", schema, ...others }],
});
const header = (schema: object, others: object = {}): RequestParts => ({
  parameters: [{ name: "x", in: "header", schema, ...others }],
});
const path = (schema: object, others: object = {}): RequestParts => ({
  path: "/members/{x}",
  id: { name: "x", in: "path", required: true, schema, ...others },
});
const beside = (x: object, other: object, text = "-"): RequestParts => ({
  path: `/members/{x}${text}{y}`,
  id: { name: "x", in: "path", required: true, schema: x },
  parameters: [{ name: "y", in: "path", required: true, schema: other }],
});
const json = (x: object): RequestParts => ({ body: jsonBody({ x }) });
const form = (x: object): RequestParts => ({ body: formBody({ x }) });

/** From where a text begins to the end of what it opens there. */
function from(text: string, start: string): string {
  const begin = text.indexOf(start) + start.length;
  let depth = 0;
  for (let end = begin; end < text.length; end += 1) {
    const sign = text[end] ?? "";
    if (";,".includes(sign) && depth === 0) return text.slice(begin, end).trim();
    if ("({[".includes(sign)) depth += 1;
    if (")}]".includes(sign)) depth -= 1;
    if (depth < 0) return text.slice(begin, end).trim();
  }
  return "";
}

/** The parameter `x` in the definition, in the types and in the README, each on one line. */
async function read(parts: RequestParts): Promise<readonly string[]> {
  const files = await filesOf(specWith(parts));
  const oneLine = (name: string) => (files.get(name) ?? "").replace(/\s+/g, " ");
  const [, types = ""] = oneLine("src/schema.ts").split("export interface operations");
  const row = /^\| `x` \|.*$/m.exec(files.get("README.md") ?? "")?.[0] ?? "";
  const [, , words = ""] = row.split(" | ");
  const definition = from(oneLine("src/index.ts").split("operations: {")[1] ?? "", " x: ");
  return [
    definition
      .replace(/,? ([)}\]])/g, " $1")
      .replaceAll("( ", "(")
      .replaceAll(" )", ")"),
    from(types, / x\??: /.exec(types)?.[0] ?? "x"),
    words,
  ];
}

// A schema in a place, and what the client checks, what TypeScript takes, and what the README says.
test.each<[parts: RequestParts, definition: string, type: string, words: string]>([
  [
    query({ type: "string", minLength: 2, default: "ab" }),
    '{ in: "query", type: "string", optional: true, check: bounds({ minLength: 2 }) }',
    "string",
    'A string, at least 2 characters. The provider\'s default: "ab".',
  ],
  [
    query({ type: "string", minLength: 1, maxLength: 1 }),
    '{ in: "query", type: "string", optional: true, check: bounds({ minLength: 1, maxLength: 1 }) }',
    "string",
    "A string, at least 1 character, at most 1 character.",
  ],
  [
    query({ type: "number", minimum: 0.5 }),
    '{ in: "query", type: "number", optional: true, check: bounds({ minimum: 0.5 }) }',
    "number",
    "A number, at least 0.5.",
  ],
  [
    query({ type: "boolean" }),
    '{ in: "query", type: "boolean", optional: true }',
    "boolean",
    "True or false.",
  ],
  [
    query({ type: "integer", format: "int32", minimum: 1 }),
    '{ in: "query", type: "integer", optional: true, check: bounds({ minimum: 1, maximum: 2147483647 }) }',
    "number",
    "An integer of 32 bits, at least 1.",
  ],
  [
    query({ type: "integer", format: "int64", maximum: 9 }),
    '{ in: "query", optional: true, check: all(int64, bounds({ maximum: 9 })) }',
    "number | string",
    "An integer, or its digits as a string, at most 9.",
  ],
  [
    query({ type: "integer", format: "int64", enum: [1, 2] }),
    '{ in: "query", type: "integer", optional: true, check: among(1, 2) }',
    "1 | 2",
    "One of `1`, `2`.",
  ],
  [
    query({ type: "string", format: "email" }),
    '{ in: "query", type: "string", optional: true, check: email }',
    "string",
    "An e-mail address.",
  ],
  [
    query({ type: "string", format: "date-time" }),
    '{ in: "query", type: "string", optional: true, check: dateTime }',
    "string",
    "A date and a time with an offset, as in `2026-01-31T08:00:00Z`.",
  ],
  [
    query({ enum: ["a", 1, true] }),
    '{ in: "query", optional: true, check: among("a", 1, true) }',
    '"a" | 1 | true',
    'One of `"a"`, `1`, `true`.',
  ],
  [
    query({ anyOf: [{ type: "string", format: "uuid" }, { type: "integer" }] }),
    '{ in: "query", optional: true, check: either({ in: "query", type: "string", check: uuid }, { in: "query", type: "integer" }) }',
    "string | number",
    "A UUID; or an integer.",
  ],
  [
    query({ allOf: [{ type: "string", format: "uuid" }], description: "Mine" }),
    '{ in: "query", type: "string", optional: true, check: uuid }',
    "string",
    "A UUID.",
  ],
  [
    query({
      allOf: [
        { type: "string", minLength: 2 },
        { type: "string", format: "uuid" },
      ],
      default: "0190b9a4-3c5d-7e2f-8a1b-0c9d8e7f6a5b",
    }),
    '{ in: "query", type: "string", optional: true, check: all(bounds({ minLength: 2 }), uuid) }',
    "string",
    'A string, at least 2 characters; and a UUID. The provider\'s default: "0190b9a4-3c5d-7e2f-8a1b-0c9d8e7f6a5b".',
  ],
  [
    query({ type: "array", items: { type: "integer" } }),
    '{ in: "query", optional: true, check: list({ in: "query", type: "integer" }) }',
    "number[]",
    "An array; each an integer.",
  ],
  [
    query({ type: "array", items: { type: "integer" } }, { explode: false }),
    '{ in: "query", optional: true, check: list({ in: "query", type: "integer" }, { separator: "," }), write: commaSeparatedQuery }',
    "number[]",
    "An array; each an integer.",
  ],
  [
    query({ oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] }),
    '{ in: "query", optional: true, check: either({ in: "query", type: "string" }, { in: "query", check: list({ in: "query", type: "string" }) }) }',
    "string | string[]",
    "A string; or an array; each a string.",
  ],
  [
    query(
      { oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
      { explode: false },
    ),
    '{ in: "query", optional: true, check: either({ in: "query", type: "string", check: bounds({ pattern: "^[^,]*$" }) }, { in: "query", check: list({ in: "query", type: "string" }, { separator: "," }) }), write: commaSeparatedQuery }',
    "string | string[]",
    "A string; or an array; each a string.",
  ],
  [
    header({ type: "array", items: { type: "string" } }),
    '{ in: "header", optional: true, check: list({ in: "header", type: "string" }, { separator: "," }), write: commaSeparatedHeader }',
    "string[]",
    "An array; each a string.",
  ],
  [
    path({ type: "integer", format: "int64" }),
    '{ in: "path", check: int64 }',
    "number | string",
    "An integer, or its digits as a string.",
  ],
  [
    path({ type: "array", items: { type: "string" } }),
    '{ in: "path", check: list({ in: "path", type: "string" }, { separator: "," }) }',
    "string[]",
    "An array; each a string.",
  ],
  [
    path(
      { type: "array", items: { type: "string" }, minItems: 1 },
      { style: "simple", explode: true },
    ),
    '{ in: "path", check: list({ in: "path", type: "string" }, { minItems: 1, separator: "," }) }',
    "string[]",
    "An array, at least 1 item; each a string.",
  ],
  [
    json({ type: ["string", "null"], maxLength: 9 }),
    '{ in: "body", optional: true, check: either({ type: "string", check: bounds({ maxLength: 9 }) }, { check: among(null) }) }',
    "string | null",
    "A string, at most 9 characters; or `null`.",
  ],
  [
    json({ type: ["string", "null"], enum: ["a", null] }),
    '{ in: "body", optional: true, check: either({ type: "string", check: among("a") }, { check: among(null) }) }',
    '"a" | null',
    '`"a"`; or `null`.',
  ],
  [
    json({ type: "integer", format: "int64" }),
    '{ in: "body", type: "integer", optional: true }',
    "number",
    "An integer.",
  ],
  [
    json({ anyOf: [{ type: "string" }, { type: "null" }] }),
    '{ in: "body", optional: true, check: either({ type: "string" }, { check: among(null) }) }',
    "string | null",
    "A string; or `null`.",
  ],
  [json({}), '{ in: "body", optional: true }', "unknown", "Anything."],
  [
    json({
      type: "object",
      additionalProperties: true,
      properties: { a: { const: 1 } },
      required: ["a"],
    }),
    '{ in: "body", optional: true, check: record({ a: { check: among(1) } }, true) }',
    "{ /** @constant */ a: 1; } & { [key: string]: unknown; }",
    "An object with `a`.",
  ],
  [
    json({
      type: "object",
      properties: { a: { type: "integer" } },
      additionalProperties: { type: "string" },
    }),
    '{ in: "body", optional: true, check: record({ a: { type: "integer", optional: true } }, { type: "string" }) }',
    "{ a?: number; } & { [key: string]: unknown; }",
    "An object with `a` (optional); each other value a string.",
  ],
  [
    json({ type: ["object", "null"], properties: { a: {} } }),
    '{ in: "body", optional: true, check: either({ check: record({ a: { optional: true } }) }, { check: among(null) }) }',
    "{ a?: unknown; } | null",
    "An object with `a` (optional); or `null`.",
  ],
  [
    json({ type: "array", items: { type: "array", items: { type: "number" } } }),
    '{ in: "body", optional: true, check: list({ check: list({ type: "number" }) }) }',
    "number[][]",
    "An array; each an array; each a number.",
  ],
  [
    form({ type: "integer", format: "int64" }),
    '{ in: "body", optional: true, check: int64 }',
    "number | string",
    "An integer, or its digits as a string.",
  ],
  [
    form({ type: "array", items: { type: "string" }, maxItems: 2 }),
    '{ in: "body", optional: true, check: list({ in: "body", type: "string" }, { minItems: 1, maxItems: 2 }) }',
    "string[]",
    "An array, at most 2 items; each a string.",
  ],
  // Beside a list, a text with a comma would be one.
  [
    path({ oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] }),
    '{ in: "path", check: either({ in: "path", type: "string", check: bounds({ pattern: "^[^,]*$" }) }, { in: "path", check: list({ in: "path", type: "string" }, { separator: "," }) }) }',
    "string | string[]",
    "A string; or an array; each a string.",
  ],
  [
    query({ oneOf: [{ type: "integer" }, { type: "array", items: { type: "integer" } }] }),
    '{ in: "query", optional: true, check: either({ in: "query", type: "integer" }, { in: "query", check: list({ in: "query", type: "integer" }) }) }',
    "number | number[]",
    "An integer; or an array; each an integer.",
  ],
  // Two in one segment: where one ends must be told.
  [
    beside({ type: "string", format: "email" }, { type: "string" }),
    '{ in: "path", type: "string", check: all(email, bounds({ pattern: "^[^-]*$" })) }',
    "string",
    "An e-mail address, without `-`.",
  ],
  [
    beside({ enum: ["a..b", "c"] }, { type: "number" }, ".."),
    '{ in: "path", check: all(among("a..b", "c"), bounds({ pattern: "^[^.]*$" })) }',
    '"a..b" | "c"',
    'One of `"a..b"`, `"c"`, without `.`.',
  ],
  [
    beside({ type: "string" }, { type: "string", format: "uuid" }),
    '{ in: "path", type: "string" }',
    "string",
    "A string.",
  ],
  [
    beside({ type: "integer" }, { type: "string" }),
    '{ in: "path", type: "integer" }',
    "number",
    "An integer.",
  ],
])("%j", async (parts, definition, type, words) => {
  expect(await read(parts)).toStrictEqual([definition, type, words]);
});
