import { documentation } from "../../generate/model/schema/keywords.ts";
import { checked, formats, isScalarType } from "../../generate/model/schema/scalar.ts";
import { child, type DocumentNode, type Mapping } from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { word } from "../spec/word.ts";
import { type Conversion, change, leaveOut } from "./conversion.ts";

/** Where a value stands. */
export interface Sent {
  /** Null is in JSON alone. */
  readonly isJson: boolean;
  /** Whether the part is sent with every call: with one allowed value it is a constant then. */
  readonly isAlways: boolean;
}

const ofArray = ["items", "minItems", "maxItems", "uniqueItems"];
const ofObject = ["properties", "required", "additionalProperties", "allOf"];
const ofAny = [...documentation, "type", "enum", "const", "allOf", "anyOf", "oneOf"];

/** A converted schema with the keywords that a client checks; what it loses is told of. */
export function keepChecked(
  conversion: Conversion,
  node: DocumentNode,
  converted: Mapping,
  sent: Sent,
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
  if (schema.format !== undefined && !known.includes(word(schema.format))) {
    leaveOut(
      conversion,
      child(node, "format"),
      `The provider alone checks ${list([word(schema.format)])}.`,
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

/** A type that only the other keywords say, and none of null where there is no null. */
function withType(
  conversion: Conversion,
  node: DocumentNode,
  { ...schema }: Mapping,
  { isJson }: Sent,
): Mapping {
  if (schema.type === undefined && schema.properties !== undefined) schema.type = "object";
  if (schema.type === undefined && schema.items !== undefined) schema.type = "array";
  const { type } = schema;
  if (isJson || !Array.isArray(type) || !type.includes("null")) return schema;
  change(conversion, node, "There is no null but in JSON: it was taken out of the types.");
  const others = type.filter((one) => one !== "null");
  schema.type = others.length === 1 ? others[0] : others;
  if (Array.isArray(schema.enum)) schema.enum = schema.enum.filter((value) => value !== null);
  return schema;
}

/** An integer above 0 is at least 1. */
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
  { isAlways }: Sent,
): Mapping {
  const { enum: values, default: _, type: __, ...rest } = schema;
  if (!isAlways || !Array.isArray(values) || values.length !== 1) return schema;
  change(conversion, node, "It has one allowed value: it is always sent, and nobody is asked.");
  return { ...rest, const: values[0] };
}
