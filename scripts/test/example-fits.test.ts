import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { seed } from "../../packages/runtime/test/seed.ts";
import { checkWithRedocly } from "../generate/check-redocly.ts";
import { examplesFit } from "../generate/example-fits.ts";
import { smallSpec } from "./small-spec.ts";

const file = "specs/acme.yaml";
const names = ["a", "b", "constructor", "A.b"];
const texts = [
  ...["", "here", "0b6c9e1e-7d2f-4b6a-9c1d-2f3e4a5b6c7d", "0B6C9E1E-7D2F-4B6A-9C1D-2F3E4A5B6C7D"],
  ...["2026-02-28T23:59:59.123Z", "2026-02-30T23:59:59Z", "2026-01-01T24:00:00Z", "2026-01-01"],
  ...["jane.doe@example.com", "jane..doe@example.com", "jane@example", "-j@a.b"],
];
const numbers = [0, -1, 1.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 53, 1e300];
const scalar = fc.constantFrom<unknown>(...texts, ...numbers, true, false, null);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    ...[scalar, fc.array(tie("value"), { maxLength: 2 })],
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 3 }),
  ),
}));
const type = fc.constantFrom(
  ...["array", "boolean", "integer", "null", "number", "object", "string", "text"],
);
const { schema } = fc.letrec<{ schema: object }>((tie) => {
  const keywords = {
    type: fc.oneof({ weight: 4, arbitrary: type }, fc.array(type, { maxLength: 2 })),
    required: fc.array(fc.constantFrom(...names), { maxLength: 2 }),
    properties: fc.dictionary(fc.constantFrom(...names), tie("schema"), { maxKeys: 3 }),
    additionalProperties: fc.oneof(fc.boolean(), tie("schema")),
    items: tie("schema"),
    format: fc.constantFrom("uuid", "email", "date-time", "int32", "int64", "ipv4", "constructor"),
    enum: fc.array(scalar, { maxLength: 3 }),
    const: scalar,
    anyOf: fc.array(tie("schema"), { maxLength: 2 }),
    oneOf: fc.array(tie("schema"), { maxLength: 2 }),
    allOf: fc.array(tie("schema"), { maxLength: 2 }),
    nullable: fc.boolean(),
    readOnly: fc.boolean(),
    pattern: fc.constantFrom("^a", "("),
    maxLength: fc.constantFrom(3, -1, "3"),
    minItems: fc.constantFrom(1, "1"),
    description: fc.constant("A part."),
    $ref: fc.constantFrom(
      ...["#/components/schemas/A", "#/components/schemas/B", "#/components/schemas/A%20B"],
    ),
  };
  // Few keywords together, or no value would fit.
  const few = fc.subarray(Object.keys(keywords) as (keyof typeof keywords)[], { maxLength: 3 });
  const some = few.chain((keys) =>
    fc.record(Object.fromEntries(keys.map((key) => [key, keywords[key]]))),
  );
  return { schema: fc.oneof({ depthSize: "small" }, fc.record({ type }), some) };
});

/** A spec whose answer has an example of a schema, which may refer to two others. */
function documentOf(schemas: readonly object[], example: unknown): Record<string, unknown> {
  const document = parse(smallSpec);
  const [first, a, b] = schemas;
  const responses = document.paths["/members/{id}"].delete.responses;
  responses["404"] = {
    description: "None.",
    content: { "application/json": { schema: first, example } },
  };
  document.components.schemas = { A: a, B: b };
  return document;
}

test("examples that need no validator are those in which Redocly's rules find nothing", async () => {
  let fitting = 0;
  const schemas = fc.tuple(schema, schema, schema);
  const property = fc.asyncProperty(schemas, value, async (given, example) => {
    const document = documentOf(given, example);
    const known = { A: given[1], B: given[2] } as Record<string, unknown>;
    const follow = (reference: string) => known[reference.replace("#/components/schemas/", "")];
    if (!examplesFit({ schema: given[0], example }, false, follow)) return;
    fitting++;
    // A circle of references ends the linting, before any rule is asked.
    const findings = await checkWithRedocly(file, document, false).catch(() => []);
    expect(
      findings.filter(({ message }) => /\bno-invalid-media-type-/.test(message)),
    ).toStrictEqual([]);
  });
  await fc.assert(property, { seed, numRuns: 5000 });
  console.info(`OFFBOARD_SEED=${seed}: ${fitting} examples fitted`);
  expect(fitting).toBeGreaterThan(100);
}, 120_000);

const answers: readonly (readonly [schema: object, example: unknown, fits: boolean])[] = [
  [{ type: "object", required: ["a"], properties: { a: { type: "string" } } }, { a: "" }, true],
  [{ type: "object", required: ["a"], properties: { a: { type: "string" } } }, {}, false],
  [{ type: "object", properties: { a: { type: "string" } } }, { a: "", b: "" }, false],
  [{ type: "object", additionalProperties: true }, { b: {} }, true],
  [{ type: "object", additionalProperties: { type: "integer" } }, { b: 1.5 }, false],
  [{ type: ["integer", "null"] }, null, true],
  [{ type: "number" }, 7, true],
  [{ type: "array", items: { type: "string", enum: ["a"] } }, ["a"], true],
  [{ type: "string", format: "uuid" }, "0b6c9e1e-7d2f-4b6a-9c1d-2f3e4a5b6c7d", true],
  [{ type: "string", format: "date-time" }, "2026-02-30T00:00:00Z", false],
  [{ const: "gone" }, "here", false],
  [{ $ref: "#/components/schemas/Name" }, "a", true],
  [{ $ref: "#/components/schemas/Circle" }, "a", false],
  [{ type: "object", properties: { constructor: { type: "string" } } }, {}, false],
  [{ type: "object", properties: { a: { pattern: "(" } } }, {}, false],
];
const components: Record<string, object> = {
  Name: { type: "string" },
  Circle: { $ref: "#/components/schemas/Circle" },
};

test.each(answers)("%j, %j", (given, example, fits) => {
  const follow = (reference: string) => components[reference.replace("#/components/schemas/", "")];
  expect(examplesFit({ schema: given, example }, false, follow)).toBe(fits);
  // An example beside a reference is left to Redocly.
  const isAlone = fits && !("$ref" in given);
  expect(examplesFit({ ...given, example }, true, follow)).toBe(isAlone);
});
