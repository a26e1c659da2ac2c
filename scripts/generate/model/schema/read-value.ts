import { child, type DocumentNode, entries, isMapping } from "../../../openapi/document-node.ts";
import { list, show } from "../../../openapi/problem.ts";
import { isObject } from "./object-shape.ts";
import { readAll, readChoice } from "./read-choice.ts";
import { readArray, readObject } from "./read-collections.ts";
import { isScalarType, readScalar } from "./read-scalar.ts";
import { enterSchema, type SchemaContext } from "./schema-context.ts";
import { documentation, isOf, readEnum, refuseOthers } from "./schema-keywords.ts";
import type { Scalar, ValueType } from "./value-type.ts";

/** Reads what a schema of a request allows, or reports why a client can't check it. */
export function readValue(node: DocumentNode, reading: SchemaContext): ValueType | undefined {
  const entered = enterSchema(node, reading);
  if (entered === undefined) return undefined;
  const { schema, inner } = entered;
  if (schema.value === true && reading.where === "json") return { kind: "any" };
  if (!isMapping(schema.value)) {
    reading.report(schema, `Expected a schema, found ${show(schema.value)}.`);
    return undefined;
  }
  if (child(schema, "const").value !== undefined) return readConstant(schema, reading);
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
  report(constant, `Expected ${wanted} in what a caller gives, found ${show(value)}.`);
  return undefined;
}

function readTyped(schema: DocumentNode, reading: SchemaContext): ValueType | undefined {
  const { report, where } = reading;
  const type = child(schema, "type");
  const types = type.value === undefined ? [] : [type.value].flat();
  const hasNull = types.includes("null");
  const [first, ...others] = types.filter((one) => one !== "null");
  if (others.length > 0 || (hasNull && where !== "json")) {
    const advice = hasNull
      ? `There is no null in a ${where}.`
      : "Write `oneOf` with a schema for each type.";
    report(type, `Expected one type, found ${show(type.value)}. ${advice}`);
    return undefined;
  }
  if (first === undefined) return readUntyped(schema, hasNull, reading);
  const value = readOfType(schema, first, hasNull, reading);
  if (value === undefined || !hasNull) return value;
  return { kind: "either", of: [value, { kind: "among", values: [null] }] };
}

function readOfType(
  schema: DocumentNode,
  type: unknown,
  hasNull: boolean,
  reading: SchemaContext,
): ValueType | undefined {
  if (type === "array") return readArray(schema, reading);
  if (isScalarType(type)) return readScalar(schema, type, hasNull, reading);
  reading.report(
    child(schema, "type"),
    `Expected a type (string, integer, number, boolean, array or object), found ${show(type)}.`,
  );
  return undefined;
}

/** Without a type there is an `enum`, or null alone, or anything that JSON has. */
function readUntyped(
  schema: DocumentNode,
  isNull: boolean,
  reading: SchemaContext,
): ValueType | undefined {
  const { report, where } = reading;
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
    `Expected a \`type\`, or \`enum\`, \`const\`, \`oneOf\`, \`anyOf\` or \`allOf\`, found ${list(Object.keys(Object(schema.value)))}.`,
  );
  return undefined;
}
