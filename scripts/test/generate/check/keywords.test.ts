import { expect, test } from "vitest";
import { stringify } from "yaml";
import { check } from "../../../generate/check/check-spec.ts";
import { componentsOf, grammar, type Kind } from "../../../generate/check/grammar.ts";
import { readSpec } from "../../../generate/read/parse-spec.ts";
import type { Mapping } from "../../../openapi/document-node.ts";
import { list, type Problem, toPointer } from "../../../openapi/problem.ts";
import { generate } from "../../support/small-spec.ts";
import { type Inserted, insert } from "./keywords/insert.ts";
import { allFields, objectTypes, officialFields, typeNameOf } from "./keywords/official-fields.ts";
import { edges } from "./keywords/places.ts";
import { keywordsWithoutValue, sampleValues } from "./keywords/sample-value.ts";
import { kinds, objects, subjects } from "./keywords/subjects.ts";

/** What is outside of the grammar, each with a valid value; one more for each other form of the value. */
const refused = (kind: Kind): [string, unknown][] =>
  allFields(kind)
    .filter((field) => !Object.hasOwn(grammar[kind], field))
    .flatMap((field) =>
      sampleValues(typeNameOf(kind), field).map((value): [string, unknown] => [field, value]),
    );

test("the grammar has only kinds and fields of OpenAPI 3.1, JSON Schema and our extensions", () => {
  const foreign = kinds.flatMap((kind) => {
    if (objectTypes[typeNameOf(kind)] === undefined) return [kind];
    const official = officialFields(kind);
    return Object.keys(grammar[kind])
      .filter((field) => !official.includes(field) && !field.startsWith("x-"))
      .map((field) => `${kind}.${field}`);
  });
  expect(foreign).toStrictEqual([]);
  expect(keywordsWithoutValue).toStrictEqual([]);
});

test("the specs of the tests have an object in every place of the grammar", () => {
  const missing = edges.filter((edge) => !objects.some((object) => object.edge === edge));
  expect(missing).toStrictEqual([]);
});

// All of them at once in one object, one object after the other: each is told of where it stands.
test.each(subjects)("what is not honoured, in every object of $path", ({ path }) => {
  for (const { place, kind, document } of objects.filter((object) => object.path === path)) {
    // Two forms of one value can't stand in one object.
    const fields = new Map(refused(kind));
    const { text, inserted } = insert(document, toPointer(place.path), [...fields]);
    const spec = readSpec(path, new TextEncoder().encode(text));
    const read = "problems" in spec ? spec : check(spec);
    const told = "problems" in read ? read.problems : [];
    // What else is said is about what the object lacks now, and not about a field.
    const lines = inserted.map(({ line }) => line);
    const here = told.filter(({ line }) => lines.includes(line));
    expect(here.map(reduce), toPointer(place.path)).toStrictEqual(
      inserted.map((field) => wanted(field, kind)),
    );
  }
});

const reduce = ({ line, column, message }: Problem) => `${line}:${column} ${message}`;

function wanted({ field, line, column }: Inserted, kind: Kind): string {
  const message = field.startsWith("x-")
    ? `\`${field}\` is an extension that nothing reads here. There are \`x-removal\` (on deleteMember), \`x-rate-limit-reset\` and \`x-retired\` (at the root), \`x-required\` (on a server and its variables), \`x-password\` and \`x-prefix\` (on a security scheme): remove it.`
    : `\`${field}\` is not supported here yet, and would be lost silently. Supported: ${list(Object.keys(grammar[kind]))}.`;
  return `${line}:${column} ${message}`;
}

// Alone, and by the whole of the generator: nothing is written, and nothing else is said.
test.each(kinds)("each field that is not honoured, alone: %s", async (kind) => {
  const object = objects.find((one) => one.kind === kind);
  const { document, place } = object ?? expect.fail(`No object of the kind ${kind}.`);
  for (const [field, value] of refused(kind)) {
    const { text, inserted } = insert(document, toPointer(place.path), [[field, value]]);
    const output = await generate(text);
    const told = "problems" in output ? output.problems : [];
    expect(told.map(reduce), `${field}: ${JSON.stringify(value)}`).toStrictEqual(
      inserted.map((one) => wanted(one, kind)),
    );
  }
});

// A reference stands alone but for its description (OpenAPI 3.1 §4.8.23), and only where components hold such objects.
test.each(kinds)("a reference in the place of the kind %s", (kind) => {
  for (const { place, document } of objects.filter(
    (object) => object.kind === kind && object.edge !== "",
  )) {
    const copy = structuredClone(document);
    const holder = place.path
      .slice(0, -1)
      .reduce<Mapping>((value, key) => value[key] as Mapping, copy);
    const section = componentsOf[kind];
    const key = place.path.at(-1) ?? "";
    holder[key] = {
      $ref: `#/components/${section ?? "schemas"}/Nothing`,
      summary: "Lost.",
      description: "Told.",
    };
    const spec = readSpec("specs/acme.yaml", new TextEncoder().encode(stringify(copy)));
    if ("problems" in spec) throw new Error(JSON.stringify(spec.problems));
    const checked = check(spec);
    const told = "problems" in checked ? checked.problems : [];
    const problems = new Map(told.map((problem) => [problem.pointer, problem]));
    const pointer = toPointer(place.path);
    expect(problems.get(`${pointer}/$ref`)?.message).toContain(
      section === undefined ? "A $ref is not supported here" : "leads nowhere",
    );
    if (section === undefined) continue;
    expect(problems.get(`${pointer}/summary`)?.message).toBe(
      "`summary` beside a $ref would be lost silently. Only `description` may stand there.",
    );
    expect(problems.get(`${pointer}/description`)).toBeUndefined();
  }
});
