import type { Literal } from "../../render/source-code.ts";
import type { Parameter } from "../model.ts";
import type { Scalar, ScalarType, ValueType } from "./value-type.ts";

/** What a package says of a parameter as data. A scalar's own facts stand beside its name. */
export type ParameterFacts = {
  readonly name: string;
  readonly in: Parameter["in"];
  /** Left out where it may be of several types. */
  readonly type?: ScalarType | "array" | "object";
  readonly required: boolean;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly Scalar[];
  /** What is no scalar, as a JSON Schema without references. */
  readonly schema?: Schema;
};

export function factsOf({ name, in: place, required, value }: Parameter): ParameterFacts {
  if (value.kind === "scalar") {
    const { kind: _, type, ...facts } = value;
    return { name, in: place, type, required, ...facts };
  }
  const type = value.kind === "array" || value.kind === "object" ? { type: value.kind } : {};
  return { name, in: place, ...type, required, schema: schemaOf(value) };
}

export type Schema = { readonly [keyword: string]: Literal | undefined };

/** A value as a JSON Schema without references. */
export function schemaOf(value: ValueType): Schema {
  if (value.kind === "scalar") {
    const { kind: _, ...schema } = value;
    return schema;
  }
  if (value.kind === "among") return { enum: value.values };
  if (value.kind === "either") return { anyOf: value.of.map(schemaOf) };
  if (value.kind === "all") return { allOf: value.of.map(schemaOf) };
  if (value.kind === "any") return {};
  if (value.kind === "array") {
    const { kind: _, items, ...bounds } = value;
    return { type: "array", items: schemaOf(items), ...bounds };
  }
  const required = value.properties.filter((one) => one.required).map(({ name }) => name);
  const properties = value.properties.map(({ name, value: one }) => [name, schemaOf(one)]);
  return {
    type: "object",
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(properties),
    additionalProperties: value.additional ? schemaOf(value.additional) : false,
  };
}
