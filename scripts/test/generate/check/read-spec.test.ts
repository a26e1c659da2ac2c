import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { seed } from "../../../../packages/runtime/test/support/seed.ts";
import { readSpec } from "../../../generate/read/parse-spec.ts";

const file = "specs/acme.yaml";
const key = fc.oneof(
  fc.constantFrom("a", "404", "constructor", "toString", "null", "true", "", "a b", "1e3"),
  fc.string({ maxLength: 5 }).filter((name) => name !== "__proto__" && name !== "<<"),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    ...[fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })],
    ...[fc.boolean(), fc.constant(null), fc.constant("2026-01-01"), fc.constant("0o17")],
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test("a document is read as the parser itself reads it", () => {
  let read = 0;
  const mapping = fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true });
  const property = fc.property(mapping, fc.constantFrom("PLAIN", "QUOTE_DOUBLE"), (given, type) => {
    const text = stringify(given, { defaultKeyType: type, aliasDuplicateObjects: false });
    const spec = readSpec(file, Buffer.from(text));
    // A number beyond what JSON keeps is refused, and a key such as `null` without its quotes.
    if ("problems" in spec) return;
    read++;
    const wanted = parse(text);
    // Vitest takes a key `constructor` for the class.
    deepStrictEqual(spec.document, wanted);
    expect(JSON.stringify(spec.document)).toBe(JSON.stringify(wanted));
  });
  fc.assert(property, { seed, numRuns: 2000 });
  expect(read).toBeGreaterThan(200);
});

test.each([
  ["a:\n  - b:\n  -\n? c\n", { a: [{ b: null }, null], c: null }],
  ["404: 1\n'a': ~\nb: 0x1f\nc: !!str 1\n", undefined],
  ["404: 1\n'a': ~\nb: 0x1f\n", { "404": 1, a: null, b: 31 }],
  ["a: {b: , c}\n", { a: { b: null, c: null } }],
])("%j", (text, wanted) => {
  const spec = readSpec(file, Buffer.from(text));
  expect("document" in spec ? spec.document : undefined).toStrictEqual(wanted);
});
