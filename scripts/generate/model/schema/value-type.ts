/** Where a value is sent: as text in a path, a query, a header or a form, or as JSON. */
export type Where = "path" | "query" | "header" | "form" | "json";

/** What JSON has and is neither an array nor an object. */
export type Scalar = string | number | boolean | null;

export type ScalarType = "string" | "integer" | "number" | "boolean";

/** What a caller may give for a parameter, or for a part of a body. */
export type Value = ScalarValue | ArrayValue | ObjectValue | ChoiceValue | { readonly kind: "any" };

export interface ScalarValue {
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

export interface ArrayValue {
  readonly kind: "array";
  readonly items: Value;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

export interface ObjectValue {
  readonly kind: "object";
  readonly properties: readonly Property[];
  /** What properties of other names are; without it there are none. */
  readonly additional?: Value;
}

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly value: Value;
}

export type ChoiceValue =
  /** One of these, whatever their types. */
  | { readonly kind: "among"; readonly values: readonly Scalar[] }
  /** What fits at least one of them. */
  | { readonly kind: "either"; readonly of: readonly Value[] }
  /** What fits all of them. */
  | { readonly kind: "all"; readonly of: readonly Value[] };

/** Whether a value is, or may be, of a kind. */
export function mayBe(value: Value, kind: "array" | "object"): boolean {
  if (value.kind === "any") return true;
  if (value.kind === "either" || value.kind === "all")
    return value.of.some((one) => mayBe(one, kind));
  return value.kind === kind;
}

/** A string of digits is taken for an integer where all is text; in JSON it would be of another type. */
export function isLong({ type, format, enum: values }: ScalarValue, where: Where): boolean {
  return where !== "json" && type === "integer" && format === "int64" && values === undefined;
}

/** The one media type that is no JSON; all in it is text. */
export const isForm = (mediaType: string | undefined): boolean =>
  mediaType === "application/x-www-form-urlencoded";
