/** Where a value is sent: as text in a path, a query, a header or a form, or as JSON. */
export type Where = "path" | "query" | "header" | "form" | "json";

/** What JSON has and is neither an array nor an object. */
export type Scalar = string | number | boolean | null;

export type ScalarType = "string" | "integer" | "number" | "boolean";

/** What a caller may give for a parameter, or for a part of a body. */
export type ValueType =
  | ScalarValueType
  | ArrayType
  | ObjectType
  | ChoiceType
  | { readonly kind: "any" };

export interface ScalarValueType {
  readonly kind: "scalar";
  readonly type: ScalarType;
  readonly format?: string;
  readonly enum?: readonly Scalar[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface ArrayType {
  readonly kind: "array";
  readonly items: ValueType;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

export interface ObjectType {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** What properties of other names are; without it there are none. */
  readonly additional?: ValueType;
}

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly type: ValueType;
}

export type ChoiceType =
  /** One of these, whatever their types. */
  | { readonly kind: "among"; readonly values: readonly Scalar[] }
  /** What fits at least one of them. */
  | { readonly kind: "either"; readonly of: readonly ValueType[] }
  /** What fits all of them. */
  | { readonly kind: "all"; readonly of: readonly ValueType[] };

/** Whether a value of a type is, or may be, an array or an object. */
export function mayBe(type: ValueType, kind: "array" | "object"): boolean {
  if (type.kind === "any") return true;
  if (type.kind === "either" || type.kind === "all") return type.of.some((one) => mayBe(one, kind));
  return type.kind === kind;
}

/** A string of digits is taken for an integer where all is text; in JSON it would be of another type. */
export function isLong({ type, format, enum: values }: ScalarValueType, where: Where): boolean {
  return where !== "json" && type === "integer" && format === "int64" && values === undefined;
}
