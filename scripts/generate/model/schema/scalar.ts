import { child, type DocumentNode, text } from "../../../openapi/document-node.ts";
import { list, show } from "../../../openapi/problem.ts";
import type { SchemaContext } from "./context.ts";
import { documentation, readBounds, readEnum, refuseOthers } from "./keywords.ts";
import type { ScalarType, ScalarValueType } from "./value-type.ts";

/** What a client checks of a scalar, by its type. */
export const checked: Readonly<Record<ScalarType, readonly string[]>> = {
  string: ["format", "enum", "pattern", "minLength", "maxLength"],
  integer: ["format", "enum", "minimum", "maximum"],
  number: ["enum", "minimum", "maximum"],
  boolean: ["enum"],
};

/** The formats that a client checks; of others it would know nothing. */
export const formats: Readonly<Partial<Record<ScalarType, readonly string[]>>> = {
  string: ["uuid", "email", "date-time"],
  integer: ["int32", "int64"],
};

export function isScalarType(type: unknown): type is ScalarType {
  return typeof type === "string" && Object.hasOwn(checked, type);
}

/** A string, an integer, a number or a boolean; `hasNull` where its `enum` may hold null too. */
export function readScalar(
  schema: DocumentNode,
  type: ScalarType,
  hasNull: boolean,
  { report, where }: SchemaContext,
): ScalarValueType {
  const honoured = [...documentation, "type", ...checked[type]];
  refuseOthers(schema, honoured, `\`type: ${type}\``, report);
  const format = readFormat(child(schema, "format"), formats[type] ?? [], report);
  const types = hasNull ? [type, "null"] : type;
  const values = readEnum(child(schema, "enum"), types, where, report);
  if (hasNull && values !== undefined && !(values.includes(null) && values.length > 1))
    report(
      child(schema, "enum"),
      "schema/enum-of-null",
      `Expected null and another value beside \`type: [${type}, 'null']\`, found ${show(values)}. Mend the \`enum\`, or the type.`,
    );
  const pattern = text(child(schema, "pattern"));
  const least = type === "integer" ? Number.MIN_SAFE_INTEGER : undefined;
  return {
    ...{ kind: "scalar", type },
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...readBounds(schema, ["minLength", "maxLength"], "integer", 0, report),
    ...readBounds(schema, ["minimum", "maximum"], type, least, report),
    // Null has a place of its own.
    ...(values && { enum: values.filter((value) => value !== null) }),
  };
}

function readFormat(
  node: DocumentNode,
  known: readonly string[],
  report: SchemaContext["report"],
): string | undefined {
  const format = text(node);
  if (node.value === undefined || (format !== undefined && known.includes(format))) return format;
  const wanted = known.length > 0 ? `one of the formats ${list(known)}, or none` : "no format";
  report(
    node,
    "schema/format",
    `Expected ${wanted}, found ${show(node.value)}, which is not checked.`,
  );
  return undefined;
}
