import { createRequire } from "node:module";
import { getTypes } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { Document, isMap, Pair, parse, Scalar } from "yaml";
import { check } from "../../../generate/check/check-spec.ts";
import {
  type DialectSchema,
  definitionOf,
  dialect,
  type Kind,
  objectKinds,
  objectsIn,
} from "../../../generate/check/spec-dialect.ts";
import { readSpec } from "../../../generate/read/parse-spec.ts";
import { type DocumentNode, isMapping, rootNode } from "../../../openapi/document-node.ts";
import { list } from "../../../openapi/problem.ts";
import { soundSpecs } from "../../support/sound-specs.ts";

const require = createRequire(import.meta.url);
const kinds = Object.keys(objectKinds);
const specs = (await soundSpecs()).map(({ path, text }) => ({ path, document: parse(text) }));

test("the dialect is a JSON Schema", () => {
  const ajv = new Ajv2020({ strict: false, logger: false });
  ajv.validateSchema(dialect);
  expect(ajv.errors ?? []).toEqual([]);
  expect(ajv.validateSchema({ type: "text" })).toBe(false);
});

/** Every part of the schema, with the way to it. */
function* partsOf(schema: unknown, way = "#"): Generator<[string, DialectSchema]> {
  if (isMapping(schema) && Object.keys(schema).length > 0) yield [way, schema];
  if (typeof schema === "object" && schema !== null)
    for (const [key, below] of Object.entries(schema)) yield* partsOf(below, `${way}/${key}`);
}

const parts = [...partsOf(dialect)];

test("every object of the dialect is closed, or holds objects by names", () => {
  const objects = parts.filter(
    ([way, { type, properties }]) =>
      !/\/(if|properties)$/.test(way) && (type === "object" || isMapping(properties)),
  );
  const open = objects.filter(([, { additionalProperties }]) => additionalProperties === undefined);
  expect(objects.length).toBeGreaterThan(kinds.length);
  expect(open.map(([way]) => way)).toEqual([]);
  for (const kind of kinds) expect(dialect.$defs?.[kind]?.additionalProperties, kind).toBe(false);
});

test("every keyword and every definition with a value has a description", () => {
  const keywords = parts.filter(([way]) => /^#\/\$defs\/\w+\/properties\/[^/]+$/.test(way));
  const definitions = parts.filter(
    ([way, { then }]) => /^#\/\$defs\/\w+$/.test(way) && then === undefined,
  );
  const matchers = parts.filter(([way]) => /Matcher$/.test(way));
  const silent = [...keywords, ...definitions, ...matchers].filter(
    ([, { description }]) => !/^[A-Z`].*[.`]$/.test(description ?? ""),
  );
  expect(keywords.length).toBeGreaterThan(100);
  expect(silent.map(([way]) => way)).toEqual([]);
});

test("every reference of the dialect leads to a definition", () => {
  const lost = parts.filter(
    ([, part]) => typeof part.$ref === "string" && definitionOf(part) === part,
  );
  expect(lost.map(([way]) => way)).toEqual([]);
});

/** Every object of the specs, but for references. */
const objects: readonly (readonly [node: DocumentNode, kind: Kind])[] = specs.flatMap(
  ({ document }) =>
    [...objectsIn(rootNode(document))].filter(
      ([{ value }]) => isMapping(value) && !Object.hasOwn(value, "$ref"),
    ),
);

test("every keyword of the dialect stands in a spec", () => {
  const used = new Set(
    objects.flatMap(([{ value }, kind]) =>
      Object.keys(value as object).map((key) => `${kind}.${key}`),
    ),
  );
  const all = kinds.flatMap((kind) =>
    Object.keys(objectKinds[kind] ?? {}).map((key) => `${kind}.${key}`),
  );
  expect(all.filter((keyword) => !used.has(keyword))).toEqual([]);
});

/** What Redocly calls the objects of OpenAPI 3.1. Our own extensions it does not know. */
const redoclyNames: Readonly<Record<Kind, string>> = {
  ...{ document: "Root", info: "Info", externalDocs: "ExternalDocs", server: "Server" },
  ...{ serverVariable: "ServerVariable", pathItem: "PathItem", operation: "Operation" },
  ...{ parameter: "Parameter", requestBody: "RequestBody", response: "Response" },
  ...{ header: "Header", mediaType: "MediaType", example: "Example", schema: "Schema" },
  ...{ components: "Components", securityScheme: "SecurityScheme", flows: "OAuth2Flows" },
  flow: "ClientCredentials",
};
const types = getTypes("oas3_1") as unknown as Record<string, { properties: object } | undefined>;

/** The keywords of JSON Schema 2020-12, 2019-09 and draft 7, by their meta-schemas. */
const jsonSchemaKeywords = [
  ...["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation"].map(
    (name) => `json-schema-2020-12/meta/${name}`,
  ),
  ...["json-schema-2020-12/meta/content", "json-schema-2020-12/schema"],
  ...["json-schema-2019-09/meta/core", "json-schema-2019-09/meta/applicator"],
  "json-schema-draft-07",
].flatMap((name) => Object.keys(require(`ajv/dist/refs/${name}.json`).properties));

/** Fields of OpenAPI 2.0, 3.0 and 3.2, extensions, slips of the pen, and names that every object of JavaScript has. */
const others = [
  ...["nullable", "discriminator", "collectionFormat", "type", "format", "consumes", "produces"],
  ...["query", "additionalOperations", "itemSchema", "dataValue", "deviceAuthorization", "flow"],
  ...["x-logo", "X-Removal", "x-", "Description", "descriptions", " description", "", "0"],
  ...["constructor", "toString", "hasOwnProperty", "$defs/a"],
  ...kinds.flatMap((kind) => Object.keys(objectKinds[kind] ?? {})),
];

/** Every official field of a kind, and every other one, that the dialect does not have there. */
function foreign(kind: Kind): string[] {
  const official = Object.keys(types[redoclyNames[kind] ?? ""]?.properties ?? {});
  const fields = [...official, ...(kind === "schema" ? jsonSchemaKeywords : []), ...others];
  const own = Object.keys(objectKinds[kind] ?? {});
  return [...new Set(fields)].filter((field) => ![...own, "$ref"].includes(field)).sort();
}

/** Puts fields into an object, each below a comment, by which its line and column are known. */
function insert({ document, path }: DocumentNode, fields: readonly string[]): string {
  const made = new Document(structuredClone(document), { aliasDuplicateObjects: false });
  const target = path.length === 0 ? made.contents : made.getIn(path);
  if (!isMap(target)) throw new Error(`There is no object at ${path.join("/")}.`);
  for (const field of fields) {
    const key = new Scalar(field);
    key.commentBefore = " inserted";
    target.items.push(new Pair(key, made.createNode("text")));
  }
  return made.toString({ lineWidth: 0 });
}

// Alone in its place each is told of by the same code: all of them at once, in one object of each way to stand somewhere.
const places = new Map<string, readonly [DocumentNode, Kind]>();
for (const [node, kind] of objects) {
  const holder = node.path
    .filter((key) => typeof key === "string")
    .slice(-2)
    .join("/");
  const way = `${kind} at ${node.path.slice(0, 1)}/${holder}`;
  if (!places.has(way)) places.set(way, [node, kind]);
}

test("every kind of object stands in a spec", () => {
  expect(new Set([...places.values()].map(([, kind]) => kind))).toEqual(new Set(kinds));
  expect(Object.keys(redoclyNames).filter((kind) => !kinds.includes(kind))).toEqual([]);
  for (const name of Object.values(redoclyNames)) expect(types[name], name).toBeDefined();
});

test.each([...places])("what is not honoured is refused where it stands: %s", (_, [node, kind]) => {
  const fields = foreign(kind);
  const text = insert(node, fields);
  const spec = readSpec("specs/acme.yaml", new TextEncoder().encode(text));
  if ("problems" in spec) throw new Error(JSON.stringify(spec.problems));
  const lines = text.split("\n");
  const comments = lines.flatMap((line, index) => (line.trim() === "# inserted" ? [index] : []));
  const supported = list(Object.keys(objectKinds[kind] ?? {}));
  const wanted = comments.map((index, at) => {
    const field = fields[at] ?? "";
    const message = field.startsWith("x-")
      ? `\`${field}\` is an extension that nothing reads here.`
      : `\`${field}\` is not supported here yet, and would be lost silently. Supported: ${supported}.`;
    return `${index + 2}:${(lines[index + 1] ?? "").search(/\S/) + 1} ${message}`;
  });
  const checked = check(spec);
  const found = ("problems" in checked ? checked.problems : [])
    .filter(({ line }) => comments.includes(line - 2))
    .map(
      ({ line, column, message }) => `${line}:${column} ${message.replace(/ There are .*/, "")}`,
    );
  expect(wanted).toHaveLength(fields.length);
  expect(found).toEqual(wanted);
});
