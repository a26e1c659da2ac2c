import { readFileSync } from "node:fs";
import { type DocumentNode, entries, isMapping, items } from "../../openapi/document-node.ts";

/** A part of the dialect's schema, as far as it is read here. ajv reads the rest. */
export interface DialectSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, DialectSchema>>;
  readonly additionalProperties?: false | DialectSchema;
  readonly items?: DialectSchema;
  readonly then?: DialectSchema;
  readonly else?: DialectSchema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, DialectSchema>>;
  /** What is expected, for editors and for the check. */
  readonly errorMessage?: string;
}

/** What may stand in a spec (design §3). Editors complete from it, and docs/specs.md is made of it. */
export const dialect: DialectSchema = JSON.parse(
  readFileSync(new URL("spec-dialect.schema.json", import.meta.url), "utf8"),
);

const definitions = dialect.$defs ?? {};

/** The name of a kind of object: `operation`. Its definition in the schema is closed. */
export type Kind = string;

/** What may stand in an object of a spec: a plain value, or other objects. */
export type Field = "value" | readonly ["one" | "list" | "map", Kind];

/** Every kind of object that a spec has, its keywords, and the objects that stand in them. */
export const objectKinds: Readonly<Record<Kind, Readonly<Record<string, Field>>>> =
  Object.fromEntries(
    Object.entries(definitions).flatMap(([kind, { properties }]) =>
      properties === undefined || kind === "reference"
        ? []
        : [[kind, Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, fieldOf(v)]))]],
    ),
  );

function fieldOf(schema: DialectSchema): Field {
  const one = kindOf(schema);
  if (one !== undefined) return ["one", one];
  const { items, additionalProperties } = definitionOf(schema);
  const [inList, inMap] = [kindOf(items), kindOf(additionalProperties || undefined)];
  if (inList !== undefined) return ["list", inList];
  return inMap === undefined ? "value" : ["map", inMap];
}

/** The kind that stands there, maybe behind a choice of a reference or a boolean. */
function kindOf(schema: DialectSchema | undefined): Kind | undefined {
  const name = schema?.$ref?.replace("#/$defs/", "");
  if (schema === undefined || name === undefined) return undefined;
  const { properties, then, else: otherwise } = definitionOf(schema);
  return properties === undefined ? kindOf(otherwise ?? then) : name;
}

/** What a schema refers to, or itself. */
export function definitionOf(schema: DialectSchema): DialectSchema {
  return definitions[schema.$ref?.replace("#/$defs/", "") ?? ""] ?? schema;
}

/** What stands where a document is to hold an object, and its kind. A `$ref` is given, and not followed. */
export function* objectsIn(
  node: DocumentNode,
  kind: Kind = "document",
): Generator<[DocumentNode, Kind]> {
  yield [node, kind];
  if (!isMapping(node.value) || Object.hasOwn(node.value, "$ref")) return;
  for (const [key, child] of entries(node)) {
    const field = fieldIn(kind, key);
    if (field === undefined || field === "value") continue;
    const [shape, below] = field;
    const values = entries(child).map(([, value]) => value);
    const objects = { one: [child], list: items(child), map: values }[shape];
    for (const object of objects) yield* objectsIn(object, below);
  }
}

/** What may stand at a key of an object. Own keys only: `constructor` is none of ours. */
export function fieldIn(kind: Kind, key: string): Field | undefined {
  const fields = objectKinds[kind] ?? {};
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}
