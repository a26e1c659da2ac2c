import { type Place, rawAt, text } from "../../../openapi/document-node.ts";
import { list, show } from "../../../openapi/problem.ts";
import type { Reading } from "./schema-context.ts";
import { documentation, readBounds, readEnum, refuseOthers } from "./schema-keywords.ts";
import type { ScalarType, ScalarValue } from "./value-type.ts";

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
  schema: Place,
  type: ScalarType,
  hasNull: boolean,
  { report, where }: Reading,
): ScalarValue {
  const honoured = [...documentation, "type", ...checked[type]];
  refuseOthers(schema, honoured, `\`type: ${type}\``, report);
  const format = readFormat(rawAt(schema, "format"), formats[type] ?? [], report);
  const types = hasNull ? [type, "null"] : type;
  const values = readEnum(rawAt(schema, "enum"), types, where, report);
  if (hasNull && values !== undefined && !(values.includes(null) && values.length > 1))
    report(
      rawAt(schema, "enum"),
      `Expected null and another value beside \`type: [${type}, 'null']\`, found ${show(values)}. Mend the \`enum\`, or the type.`,
    );
  const pattern = text(rawAt(schema, "pattern"));
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
  place: Place,
  known: readonly string[],
  report: Reading["report"],
): string | undefined {
  const format = text(place);
  if (place.value === undefined || (format !== undefined && known.includes(format))) return format;
  const wanted = known.length > 0 ? `one of the formats ${list(known)}, or none` : "no format";
  report(place, `Expected ${wanted}, found ${show(place.value)}, which is not checked.`);
  return undefined;
}
