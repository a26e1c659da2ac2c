import { type OpenApiDocument, resolve, type Schema } from "./document.ts";

export type SchemaObject = Exclude<Schema, boolean>;

/** What a schema describes: one value, a list of values, or values by name. */
export type Kind = "scalar" | "array" | "object";

/** A schema and all schemas that its `$ref`, `allOf`, `anyOf` and `oneOf` lead to. They may apply to the same value. */
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

/** The kinds of value that a schema allows: objects first, then arrays, then scalars. */
export function kindsOf(document: OpenApiDocument, schema: Schema): Kind[] {
  const found = new Set(branchesOf(document, schema).flatMap(kindsOfBranch));
  const kinds = (["object", "array", "scalar"] as const).filter((kind) => found.has(kind));
  return kinds.length === 0 ? ["scalar"] : kinds;
}

function kindsOfBranch(schema: SchemaObject): Kind[] {
  const types = typesOfBranch(schema);
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

/** The JSON types that a schema names, or the types of its constants. */
export function typesOf(document: OpenApiDocument, schema: Schema): unknown[] {
  return branchesOf(document, schema).flatMap(typesOfBranch);
}

function typesOfBranch(schema: SchemaObject): unknown[] {
  if (schema.type !== undefined) return [schema.type].flat();
  const values = "const" in schema ? [schema.const] : [schema.enum ?? []].flat();
  return values.map((value) =>
    Array.isArray(value) ? "array" : value === null ? "null" : typeof value,
  );
}

/** The schemas of an array's items, one for each alternative of the array. */
export function itemsOf(document: OpenApiDocument, schema: Schema): Schema[] {
  return branchesOf(document, schema).flatMap(({ items }) =>
    items === undefined ? [] : [items as Schema],
  );
}

export interface Properties {
  /** The documented properties. If several schemas describe one, the first counts. */
  readonly named: ReadonlyMap<string, Schema>;
  /** The schema of all other properties; `undefined` if no others are documented. */
  readonly others: Schema | undefined;
}

/**
 * The properties that an object may have. JSON Schema allows any other property if `additionalProperties` is left out.
 * A request should only have documented ones, so others count only if `additionalProperties` allows them or
 * no property is named.
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

/** The names of the properties that an object must have. */
export function requiredOf(document: OpenApiDocument, schema: Schema): Set<unknown> {
  return new Set(
    branchesOf(document, schema).flatMap(({ required }) => (required ?? []) as unknown[]),
  );
}

/** Whether a schema names this format. */
export function hasFormat(document: OpenApiDocument, schema: Schema, format: string): boolean {
  return branchesOf(document, schema).some((one) => one.format === format);
}

/** The value of a `const`; `undefined` if there is none, or if it is only one alternative of an `anyOf` or `oneOf`. */
export function constantOf(
  document: OpenApiDocument,
  schema: Schema,
): { value: unknown } | undefined {
  for (const branch of branchesOf(document, schema, new Set(), ["allOf"])) {
    if ("const" in branch) return { value: branch.const };
  }
  return undefined;
}
