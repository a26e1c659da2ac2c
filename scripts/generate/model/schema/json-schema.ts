import type { JsonValue } from "../../../openapi/document-node.ts";
import type { ValueType } from "./value-type.ts";

export type Schema = { readonly [keyword: string]: JsonValue | undefined };

/** A type as a JSON Schema without references. */
export function schemaOf(type: ValueType): Schema {
  if (type.kind === "scalar") {
    const { kind: _, ...schema } = type;
    return schema;
  }
  if (type.kind === "among") return { enum: type.values };
  if (type.kind === "either") return { anyOf: type.of.map(schemaOf) };
  if (type.kind === "all") return { allOf: type.of.map(schemaOf) };
  if (type.kind === "any") return {};
  if (type.kind === "array") {
    const { kind: _, items, ...bounds } = type;
    return { type: "array", items: schemaOf(items), ...bounds };
  }
  const required = type.properties.filter((one) => one.required).map(({ name }) => name);
  const properties = type.properties.map((one) => [one.name, schemaOf(one.type)]);
  return {
    type: "object",
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(properties),
    additionalProperties: type.additional ? schemaOf(type.additional) : false,
  };
}
