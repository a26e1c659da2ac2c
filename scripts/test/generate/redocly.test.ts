// Redocly's rules are a second reading of a spec, by others: what the generator takes, they take too.
import { BaseResolver, createConfig, lintDocument, Source } from "@redocly/openapi-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { seed } from "../../../packages/runtime/test/support/seed.ts";
import { check } from "../../generate/check/check-spec.ts";
import { copyOf, type Mapping } from "../../openapi/document-node.ts";
import { type Path, toPointer } from "../../openapi/problem.ts";
import { edit } from "../support/small-spec.ts";
import { soundSpecs } from "../support/sound-specs.ts";

const rules = [
  ...["struct", "no-unresolved-refs", "spec-components-invalid-map-name", "security-defined"],
  ...["operation-operationId-unique", "path-parameters-defined", "no-identical-paths"],
  ...["no-ambiguous-paths", "no-invalid-media-type-examples", "no-invalid-schema-examples"],
  ...["no-invalid-parameter-examples", "no-enum-type-mismatch", "no-duplicated-enum-values"],
  ...["no-schema-type-mismatch", "no-server-trailing-slash", "no-undefined-server-variable"],
  ...["no-required-schema-properties-undefined"],
];
// From an object: no configuration file and no ignore file is looked up.
const config = await createConfig({
  rules: Object.fromEntries(rules.map((rule) => [rule, "error" as const])),
});

async function lint(document: unknown): Promise<string[]> {
  const source = new Source("spec.yaml", "");
  const problems = await lintDocument({
    document: { source, parsed: document },
    config,
    externalRefResolver: new BaseResolver(),
  });
  return problems.map(({ ruleId, message, location }) =>
    [ruleId, location[0]?.pointer, message].join(" "),
  );
}

const specs = (await soundSpecs()).map(({ path, text }) => ({
  path,
  document: parse(text) as Mapping,
}));

test.each(specs)("Redocly's rules find nothing in $path", async ({ document }) => {
  expect(await lint(document)).toStrictEqual([]);
});

// What the witness can see. The generator refuses each of these as well.
const content = "schema: { type: object, properties: { code: { const: gone } } }";
test.each([
  ["struct", edit(["        '204':\n          description: Removed.", "        '204': {}"])],
  ["struct", edit(["version: v1", "version: [1]"])],
  ["security-defined", edit(["- apiKey: []", "- partnerKey: []"])],
  ["no-unresolved-refs", edit([content, "schema: { $ref: '#/components/schemas/No' }"])],
  ["path-parameters-defined", edit(["/members/{id}:", "/members:"])],
  ["no-invalid-media-type-examples", edit([content, `${content}\n              example: [7]`])],
  [
    "no-invalid-schema-examples",
    edit(["schema: { type: string }", "schema: { type: string, example: 7 }"]),
  ],
  ["no-enum-type-mismatch", edit(["{ const: gone }", "{ type: string, enum: [gone, 7] }"])],
  ["no-duplicated-enum-values", edit(["{ const: gone }", "{ enum: [gone, gone] }"])],
  [
    "no-required-schema-properties-undefined",
    edit(["type: object, prop", "type: object, required: [cod], prop"]),
  ],
  ["no-undefined-server-variable", edit(["api.acme", "{region}.acme"])],
])("%s, by both", async (rule, text) => {
  const document: Mapping = parse(text);
  expect((await lint(document)).join("\n")).toContain(rule);
  expect(problemsOf(document)).not.toStrictEqual([]);
});

function problemsOf(document: Mapping): string[] {
  const problemAt = (path: Path, message: string, code: string) => {
    return { file: "", line: 1, column: 1, pointer: toPointer(path), code, message };
  };
  const checked = check({ document, problemAt });
  const problems = "problems" in checked ? checked.problems : [];
  return problems.map(({ pointer, message }) => `${pointer} ${message}`);
}

const pathsIn = (value: unknown, path: Path = []): Path[] => [
  ...(path.length > 0 ? [path] : []),
  ...Object.entries(typeof value === "object" ? (value ?? {}) : {}).flatMap(([key, part]) =>
    pathsIn(part, [...path, key]),
  ),
];
const places = specs.flatMap(({ document }) =>
  pathsIn(document).map((path) => [document, path] as const),
);
const valueAt = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Mapping)[key], document);

const value = fc.oneof(
  fc.constantFrom<unknown>(null, 7, -1, 1.5, "text", "", true, false, [], {}, [null], ["a"]),
  fc.constantFrom<unknown>({ a: 7 }, [{}], { a: {} }, undefined),
  fc.constantFrom(...places).map(([document, path]) => valueAt(document, path)),
);

/** Of ten of these mutations the generator takes some: most of a document matters. */
const runs = 4000;

test("Redocly's rules find nothing in what the generator takes", async () => {
  let taken = 0;
  const property = fc.asyncProperty(
    fc.constantFrom(...places),
    value,
    async ([from, path], other) => {
      const document = copyOf(from) as Mapping;
      const holder = valueAt(document, path.slice(0, -1)) as Mapping;
      const key = path.at(-1) ?? "";
      if (other !== undefined) holder[key] = copyOf(other);
      else if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      if (problemsOf(document).length > 0) return;
      taken += 1;
      expect(await lint(document), `${toPointer(path)}: ${JSON.stringify(other)}`).toStrictEqual(
        [],
      );
    },
  );
  await fc.assert(property, { seed, numRuns: runs });
  console.info(`OFFBOARD_SEED=${seed}: ${taken} of ${runs} mutated specs were taken`);
  expect(taken).toBeGreaterThan(runs / 50);
}, 300_000);
