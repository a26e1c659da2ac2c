import { checked, formats, isScalarType } from "../../generate/model/schema/read-scalar.ts";
import { documentation } from "../../generate/model/schema/schema-keywords.ts";
import { child, type DocumentNode, type Mapping, toText } from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { type Conversion, change, leaveOut } from "./conversion.ts";

/** How the value of a schema is sent. */
export interface SendContext {
  /** Only JSON has null. */
  readonly isJson: boolean;
  /** Whether the part is sent with every call: with one allowed value it is a constant then. */
  readonly isAlways: boolean;
}

const ofArray = ["items", "minItems", "maxItems", "uniqueItems"];
const ofObject = ["properties", "required", "additionalProperties", "allOf"];
const ofAny = [...documentation, "type", "enum", "const", "allOf", "anyOf", "oneOf"];

/** Keeps the keywords of a schema that a client checks. The others become findings. */
export function keepChecked(
  conversion: Conversion,
  node: DocumentNode,
  converted: Mapping,
  sent: SendContext,
): Mapping {
  const schema = withConstant(
    conversion,
    node,
    withBounds(withType(conversion, node, converted, sent)),
    sent,
  );
  const kept = keywordsOf(schema);
  for (const key of Object.keys(schema).filter((one) => !kept.includes(one))) {
    delete schema[key];
    leaveOut(conversion, child(node, key), "The provider alone checks it.");
  }
  const known = isScalarType(schema.type) ? (formats[schema.type] ?? []) : [];
  if (schema.format !== undefined && !known.includes(toText(schema.format))) {
    leaveOut(
      conversion,
      child(node, "format"),
      `The provider alone checks ${list([toText(schema.format)])}.`,
    );
    delete schema.format;
  }
  return schema;
}

function keywordsOf({ type, const: constant }: Mapping): readonly string[] {
  if (constant !== undefined) return [...documentation, "type", "const"];
  const [only] = [type].flat().filter((one) => one !== "null");
  if (isScalarType(only)) return [...ofAny, ...checked[only]];
  if (only === "array") return [...ofAny, ...ofArray];
  return only === "object" ? [...ofAny, ...ofObject] : ofAny;
}

/** Adds the type that other keywords imply, and removes null outside of JSON. */
function withType(
  conversion: Conversion,
  node: DocumentNode,
  { ...schema }: Mapping,
  { isJson }: SendContext,
): Mapping {
  if (schema.type === undefined && schema.properties !== undefined) schema.type = "object";
  if (schema.type === undefined && schema.items !== undefined) schema.type = "array";
  const { type } = schema;
  if (isJson || !Array.isArray(type) || !type.includes("null")) return schema;
  change(conversion, node, "Only JSON has null: it was removed from the types.");
  const others = type.filter((one) => one !== "null");
  schema.type = others.length === 1 ? others[0] : others;
  if (Array.isArray(schema.enum)) schema.enum = schema.enum.filter((value) => value !== null);
  return schema;
}

/** Exclusive bounds of an integer as inclusive ones: above 0 is at least 1. */
function withBounds({ ...schema }: Mapping): Mapping {
  const { type, exclusiveMinimum: above, exclusiveMaximum: below } = schema;
  if (type !== "integer") return schema;
  if (Number.isSafeInteger(above)) {
    schema.minimum = Number(above) + 1;
    delete schema.exclusiveMinimum;
  }
  if (Number.isSafeInteger(below)) {
    schema.maximum = Number(below) - 1;
    delete schema.exclusiveMaximum;
  }
  return schema;
}

function withConstant(
  conversion: Conversion,
  node: DocumentNode,
  schema: Mapping,
  { isAlways }: SendContext,
): Mapping {
  const { enum: values, default: _, type: __, ...rest } = schema;
  if (!isAlways || !Array.isArray(values) || values.length !== 1) return schema;
  change(
    conversion,
    node,
    "It has one allowed value, which is always sent: the caller is not asked for it.",
  );
  return { ...rest, const: values[0] };
}
