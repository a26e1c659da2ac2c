import { type OpenApiDocument, resolve, type Schema } from "./document.ts";

export type SchemaObject = Exclude<Schema, boolean>;

/** What a text can stand for: one value, a list of them, or values by name. */
export type Kind = "scalar" | "array" | "object";

/** A schema and all that its $ref, allOf, anyOf and oneOf lead to: whatever may say something of the same value. */
export function branchesOf(
  document: OpenApiDocument,
  schema: unknown,
  seen: Set<unknown> = new Set(),
  lists: readonly ("allOf" | "anyOf" | "oneOf")[] = ["allOf", "anyOf", "oneOf"],
): SchemaObject[] {
  if (typeof schema !== "object" || schema === null || seen.has(schema)) return [];
  seen.add(schema);
  const own = schema as SchemaObject;
  const { $ref } = own;
  const next = lists.flatMap((key) => (Array.isArray(own[key]) ? own[key] : []));
  const target = typeof $ref === "string" ? [resolve(document, { $ref })] : [];
  return [own, ...[...target, ...next].flatMap((one) => branchesOf(document, one, seen, lists))];
}

/** The kinds of value that a schema allows, the one with the most structure first. */
export function kindsOf(document: OpenApiDocument, schema: Schema): Kind[] {
  const said = new Set(branchesOf(document, schema).flatMap(kindsSaid));
  const kinds = (["object", "array", "scalar"] as const).filter((kind) => said.has(kind));
  return kinds.length === 0 ? ["scalar"] : kinds;
}

function kindsSaid(schema: SchemaObject): Kind[] {
  const types = typesSaid(schema);
  if (types.length > 0) {
    return types
      .filter((type) => type !== "null")
      .map((type) => (type === "array" || type === "object" ? type : "scalar"));
  }
  if (schema.items !== undefined) return ["array"];
  return schema.properties === undefined && schema.additionalProperties === undefined
    ? []
    : ["object"];
}

/** The JSON types that a schema names, or that its constants have. */
export function typesOf(document: OpenApiDocument, schema: Schema): unknown[] {
  return branchesOf(document, schema).flatMap(typesSaid);
}

function typesSaid(schema: SchemaObject): unknown[] {
  if (schema.type !== undefined) return [schema.type].flat();
  const values = "const" in schema ? [schema.const] : [schema.enum ?? []].flat();
  return values.map((value) =>
    Array.isArray(value) ? "array" : value === null ? "null" : typeof value,
  );
}

/** What the items of a list may be: a schema for each alternative of the list's. */
export function itemsOf(document: OpenApiDocument, schema: Schema): Schema[] {
  return branchesOf(document, schema).flatMap(({ items }) =>
    items === undefined ? [] : [items as Schema],
  );
}

/** The properties of an object, each with the first schema of it, and the schema of all others: `undefined` where others are not documented. */
export interface Properties {
  readonly named: ReadonlyMap<string, Schema>;
  readonly others: Schema | undefined;
}

/**
 * What an object may hold. JSON Schema takes any other property where `additionalProperties` is left out; a request
 * is as documented only where each of its properties is, so others count where they are written, or nothing else is.
 */
export function propertiesOf(document: OpenApiDocument, schema: Schema): Properties {
  const named = new Map<string, Schema>();
  let others: Schema | undefined;
  for (const { properties, additionalProperties } of branchesOf(document, schema)) {
    for (const [name, one] of Object.entries((properties ?? {}) as Record<string, Schema>))
      if (!named.has(name)) named.set(name, one);
    if (additionalProperties !== undefined && additionalProperties !== false)
      others = additionalProperties as Schema;
  }
  return { named, others: named.size === 0 ? (others ?? true) : others };
}

/** Whether a schema, or what it leads to, names this format. */
export function hasFormat(document: OpenApiDocument, schema: Schema, format: string): boolean {
  return branchesOf(document, schema).some((one) => one.format === format);
}

/** A `const`, or an enum of one value: what can only be said in one way. `undefined` where there is a choice. */
export function constantOf(
  document: OpenApiDocument,
  schema: Schema,
): { value: unknown } | undefined {
  // One of the choices of an anyOf or a oneOf is not the only one.
  for (const branch of branchesOf(document, schema, new Set(), ["allOf"])) {
    if ("const" in branch) return { value: branch.const };
  }
  return undefined;
}
