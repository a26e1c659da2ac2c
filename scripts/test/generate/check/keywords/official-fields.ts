import { createRequire } from "node:module";
import { getTypes } from "@redocly/openapi-core";
import { grammar, type Kind } from "../../../../generate/check/grammar.ts";
import { otherVersions } from "./other-versions.ts";

const require = createRequire(import.meta.url);

/** What Redocly calls the objects of OpenAPI 3.1 that our grammar calls otherwise. */
const redoclyNames: Partial<Record<string, string>> = {
  ...{ document: "Root", flows: "OAuth2Flows", flow: "ClientCredentials" },
};

interface ObjectType {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required?: unknown;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
}

/** The objects of OpenAPI 3.1 as Redocly knows them: their fields, and what stands in each. */
export const objectTypes = getTypes("oas3_1") as unknown as Readonly<
  Record<string, ObjectType | undefined>
>;

export function typeNameOf(kind: Kind): string {
  return redoclyNames[kind] ?? `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
}

/** The keywords of JSON Schema: each vocabulary's own meta-schema, and the whole ones of the drafts before. */
const metaSchemas = [
  ...["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation"].map(
    (vocabulary) => `json-schema-2020-12/meta/${vocabulary}`,
  ),
  ...["json-schema-2020-12/meta/content", "json-schema-2020-12/schema"],
  ...["core", "applicator", "validation", "meta-data", "format", "content"].map(
    (vocabulary) => `json-schema-2019-09/meta/${vocabulary}`,
  ),
  ...["json-schema-draft-07", "json-schema-draft-06"],
];

export const jsonSchemaKeywords: readonly string[] = metaSchemas.flatMap((name) =>
  Object.keys(require(`ajv/dist/refs/${name}.json`).properties),
);

/** The fields that the standards give an object of a kind: OpenAPI 3.1, and JSON Schema for a schema. */
export function officialFields(kind: Kind): string[] {
  const fields = Object.keys(objectTypes[typeNameOf(kind)]?.properties ?? {});
  const all = [...fields, ...(kind === "schema" ? jsonSchemaKeywords : [])];
  return [...new Set(all)].filter((name) => !name.startsWith("x-") && name !== "$ref").sort();
}

/** What looks like a field and is none: another version's, an extension, a slip of the keyboard, a name of every object. */
function furtherFields(kind: Kind): string[] {
  const slips = Object.keys(grammar[kind]).flatMap((name) => [
    `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    `${name}s`,
    name.slice(0, -1),
  ]);
  const extensions = ["x-logo", "x-removals", "X-Removal", "x-"];
  const own = ["constructor", "toString", "hasOwnProperty", "", " description", "$defs/a"];
  return [...(otherVersions[kind] ?? []), ...slips, ...extensions, ...own];
}

/** The extensions that are read somewhere: elsewhere they are refused. */
const read = Object.values(grammar).flatMap((fields) =>
  Object.keys(fields).filter((name) => name.startsWith("x-")),
);

/** Every field to be tried in an object of a kind. */
export function allFields(kind: Kind): string[] {
  // What looks like an index stands first in every object of JavaScript.
  return [...new Set(["0", ...officialFields(kind), ...furtherFields(kind), ...read])];
}
