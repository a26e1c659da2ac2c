import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
} from "../../../openapi/document-node.ts";
import { list, show } from "../../../openapi/problem.ts";
import { enterSchema, type SchemaContext } from "./context.ts";
import { documentation, isOf, readBounds, readEnum, refuseOthers } from "./keywords.ts";
import { isObject, shapeOf } from "./object.ts";
import { isScalarType, readScalar } from "./scalar.ts";
import {
  type ArrayType,
  mayBe,
  type Property,
  type Scalar,
  type ScalarType,
  type ValueType,
} from "./value-type.ts";

/** Reads what a schema of a request allows, or reports why a client can't check it. */
export function readValueType(node: DocumentNode, context: SchemaContext): ValueType | undefined {
  const entered = enterSchema(node, context);
  if (entered === undefined) return undefined;
  const { schema, inner } = entered;
  if (schema.value === true && context.where === "json") return { kind: "any" };
  if (!isMapping(schema.value)) {
    context.report(
      schema,
      "schema/not-a-schema",
      `Expected a schema, found ${show(schema.value)}.`,
    );
    return undefined;
  }
  if (child(schema, "const").value !== undefined) return readConstant(schema, context);
  if (isObject(schema)) return readObject(schema, inner);
  if (child(schema, "allOf").value !== undefined) return readAll(schema, inner);
  for (const key of ["anyOf", "oneOf"])
    if (child(schema, key).value !== undefined) return readChoice(schema, key, inner);
  return readTyped(schema, inner);
}

/** The one value that a part of what the caller gives may have. */
function readConstant(
  schema: DocumentNode,
  { report, where }: SchemaContext,
): ValueType | undefined {
  const constant = child(schema, "const");
  refuseOthers(schema, [...documentation, "const", "type"], "a `const`", report);
  const type = child(schema, "type").value;
  const { value } = constant;
  const isScalar = value === null ? where === "json" : typeof value !== "object";
  if (isScalar && isOf(type, value)) return { kind: "among", values: [value as Scalar] };
  const wanted = type === undefined ? "a text, a number or a boolean" : `a value of ${show(type)}`;
  report(
    constant,
    "schema/constant-type",
    `Expected ${wanted} in what a caller gives, found ${show(value)}.`,
  );
  return undefined;
}

function readTyped(schema: DocumentNode, context: SchemaContext): ValueType | undefined {
  const { report, where } = context;
  const type = child(schema, "type");
  const types = type.value === undefined ? [] : [type.value].flat();
  const hasNull = types.includes("null");
  const [first, ...others] = types.filter((one) => one !== "null");
  if (others.length > 0 || (hasNull && where !== "json")) {
    const advice = hasNull
      ? `There is no null in a ${where}.`
      : "Write `oneOf` with a schema for each type.";
    report(type, "schema/several-types", `Expected one type, found ${show(type.value)}. ${advice}`);
    return undefined;
  }
  if (first === undefined) return readUntyped(schema, hasNull, context);
  const read = readOfType(schema, first, hasNull, context);
  if (read === undefined || !hasNull) return read;
  return { kind: "either", of: [read, { kind: "among", values: [null] }] };
}

function readOfType(
  schema: DocumentNode,
  type: unknown,
  hasNull: boolean,
  context: SchemaContext,
): ValueType | undefined {
  if (type === "array") return readArray(schema, context);
  if (isScalarType(type)) return readScalar(schema, type, hasNull, context);
  context.report(
    child(schema, "type"),
    "schema/unknown-type",
    `Expected a type (string, integer, number, boolean, array or object), found ${show(type)}.`,
  );
  return undefined;
}

/** Without a type there is an `enum`, or null alone, or anything that JSON has. */
function readUntyped(
  schema: DocumentNode,
  isNull: boolean,
  context: SchemaContext,
): ValueType | undefined {
  const { report, where } = context;
  if (isNull) {
    refuseOthers(schema, [...documentation, "type"], "`type: 'null'`", report);
    return { kind: "among", values: [null] };
  }
  const values = child(schema, "enum");
  if (values.value !== undefined) {
    refuseOthers(schema, [...documentation, "enum"], "a schema without a type", report);
    const found = readEnum(values, undefined, where, report);
    return found && { kind: "among", values: found };
  }
  if (where === "json" && entries(schema).every(([key]) => documentation.includes(key)))
    return { kind: "any" };
  report(
    child(schema, "type"),
    "schema/without-type",
    `Expected a \`type\`, or \`enum\`, \`const\`, \`oneOf\`, \`anyOf\` or \`allOf\`, found ${list(Object.keys(Object(schema.value)))}.`,
  );
  return undefined;
}

/** Whether an array or an object may stand here: beside JSON, an array of scalars alone may. */
function canHold(kind: "array" | "object", schema: DocumentNode, context: SchemaContext): boolean {
  const { where, depth, report } = context;
  if (where === "json" || (kind === "array" && depth === 0)) return true;
  const found = depth === 0 ? show(kind) : `${show(kind)} in an array`;
  report(
    child(schema, "type"),
    "parameter/not-a-scalar",
    `Expected a scalar or an array of scalars in a ${where}, found ${found}. Anything else is supported in a JSON body only.`,
  );
  return false;
}

function readArray(schema: DocumentNode, context: SchemaContext): ArrayType | undefined {
  const { report, depth } = context;
  if (!canHold("array", schema, context)) return undefined;
  const own = ["type", "items", "minItems", "maxItems", "uniqueItems"];
  refuseOthers(schema, [...documentation, ...own], "`type: array`", report);
  const unique = child(schema, "uniqueItems");
  if (unique.value !== undefined && typeof unique.value !== "boolean")
    report(unique, "schema/unique-items", `Expected true or false, found ${show(unique.value)}.`);
  const itemType = readValueType(child(schema, "items"), { ...context, depth: depth + 1 });
  const bounds = readBounds(schema, ["minItems", "maxItems"], "integer", 0, report);
  if (itemType === undefined) return undefined;
  return {
    kind: "array",
    items: itemType,
    ...bounds,
    ...(unique.value === true && { uniqueItems: true }),
  };
}

/** An object that the caller gives as a whole. */
function readObject(schema: DocumentNode, context: SchemaContext): ValueType | undefined {
  if (!canHold("object", schema, context)) return undefined;
  const { properties, required, additional, isNullable } = shapeOf(schema, context);
  const inner = { ...context, depth: context.depth + 1 };
  const read = [...properties].map(([name, node]): Property | undefined => {
    const type = readValueType(node, inner);
    return type && { name, required: required.has(name), type };
  });
  const others = additional === undefined ? undefined : readExtra(additional, inner);
  const object: ValueType = {
    kind: "object",
    properties: read.filter((property) => property !== undefined),
    ...(others && { additional: others }),
  };
  return isNullable ? { kind: "either", of: [object, { kind: "among", values: [null] }] } : object;
}

function readExtra(additional: DocumentNode, context: SchemaContext): ValueType | undefined {
  return additional.value === true ? { kind: "any" } : readValueType(additional, context);
}

/** `oneOf` and `anyOf`: what fits one of the choices. */
function readChoice(
  schema: DocumentNode,
  key: string,
  context: SchemaContext,
): ValueType | undefined {
  refuseOthers(schema, [...documentation, key], `a schema with \`${key}\``, context.report);
  const types = readParts(child(schema, key), context);
  const [first] = types ?? [];
  return types?.length === 1 ? first : types && { kind: "either", of: types };
}

/** `allOf` of what is no object: what fits all parts, the keywords beside it included. */
function readAll(schema: DocumentNode, context: SchemaContext): ValueType | undefined {
  const { report } = context;
  const beside = entries(schema).filter(([key]) => ![...documentation, "allOf"].includes(key));
  const own = Object.fromEntries(beside.map(([key, { value }]) => [key, value]));
  const parts = readParts(child(schema, "allOf"), context);
  // It is read as a part of its own, which is no circle although it stands in the same place.
  const rest = { ...context, trail: context.trail.slice(0, -1) };
  const read = [
    ...(beside.length > 0 ? [readValueType({ ...schema, value: own }, rest)] : []),
    ...(parts ?? [undefined]),
  ];
  if (!read.every((type) => type !== undefined)) return undefined;
  const [first] = read;
  if (read.length === 1) return first;
  const types = new Set(read.flatMap(typesOf));
  if (types.size > 1 || read.some((type) => mayBe(type, "object"))) {
    report(
      child(schema, "allOf"),
      "schema/all-of-different-types",
      `Expected parts of one type, found ${show([...types])}. Write one schema that says it all.`,
    );
    return undefined;
  }
  return { kind: "all", of: read };
}

function typesOf(type: ValueType): (ScalarType | "array" | "object")[] {
  if (type.kind === "all") return type.of.flatMap(typesOf);
  if (type.kind === "scalar") return [type.type];
  return type.kind === "array" || type.kind === "object" ? [type.kind] : [];
}

function readParts(node: DocumentNode, context: SchemaContext): ValueType[] | undefined {
  const parts = items(node);
  if (parts.length === 0) {
    context.report(
      node,
      "schema/choices-not-a-list",
      `Expected schemas in a list, found ${show(node.value)}.`,
    );
    return undefined;
  }
  const types = parts.map((part) => readValueType(part, context));
  return types.every((type) => type !== undefined) ? types : undefined;
}
