import type { JsonValue } from "../../../openapi/document-node.ts";
import type { Parameter } from "../../model/parameters.ts";
import {
  isLong,
  mayBe,
  type Scalar,
  type ScalarValueType,
  type ValueType,
  type Where,
} from "../../model/schema/value-type.ts";
import { mayHold } from "../../model/segment-delimiters.ts";

/** The runtime's `ValueDefinition`, before it is source. */
export interface ValueDefinition {
  readonly type?: string;
  readonly check?: Check;
}

/** A check of the runtime, by the name that it exports it by, with its arguments. */
export type Check =
  | { readonly name: "uuid" | "email" | "dateTime" | "int64" }
  | { readonly name: "bounds"; readonly bounds: JsonValue }
  | { readonly name: "among"; readonly values: readonly Scalar[] }
  | { readonly name: "all"; readonly of: readonly Check[] }
  | { readonly name: "either"; readonly of: readonly ValueDefinition[] }
  | {
      readonly name: "list";
      readonly items: ValueDefinition;
      readonly options: JsonValue | undefined;
    }
  | {
      readonly name: "record";
      readonly properties: readonly (ValueDefinition & { name: string; required: boolean })[];
      readonly additional: ValueDefinition | true | undefined;
    };

/** Whether values are text, of which the runtime checks what an address or a header can't carry. */
export const isText = (where: Where): where is "path" | "query" | "header" =>
  where !== "json" && where !== "form";

/** What the runtime checks of a parameter. */
export function parameterDefinition(parameter: Parameter): ValueDefinition {
  const { type, where, separator, delimiters = "" } = parameter;
  return withoutSigns(definitionOf(type, where, separator), type, delimiters);
}

/** A definition whose value holds none of some signs, where it could. */
function withoutSigns(
  definition: ValueDefinition,
  type: ValueType,
  signs: string,
): ValueDefinition {
  const held = [...signs].filter((sign) => mayHold(type, sign));
  if (held.length === 0) return definition;
  // First, a hyphen is no range.
  const pattern = `^[^${held.sort((a) => (a === "-" ? -1 : 1)).join("")}]*$`;
  const bounds = { name: "bounds", bounds: { pattern } } as const;
  const { check } = definition;
  const own = check === undefined ? [] : check.name === "all" ? check.of : [check];
  return { ...definition, ...checkOf([...own, bounds]) };
}

/** Of a type that may be an array, with a separator between its items where they are written as one text. */
function definitionOf(type: ValueType, where: Where, separator?: ","): ValueDefinition {
  if (type.kind === "any") return {};
  if (type.kind === "scalar") return scalarDefinition(type, where);
  if (type.kind === "among") return { check: { name: "among", values: type.values } };
  if (type.kind === "either") {
    // Beside a list, a text with a separator in it would be one.
    const signs = (mayBe(type, "array") && separator) || "";
    const of = type.of.map((one) => withoutSigns(definitionOf(one, where, separator), one, signs));
    return { check: { name: "either", of } };
  }
  if (type.kind === "all")
    return together(type.of.map((one) => definitionOf(one, where, separator)));
  if (type.kind === "array") {
    const { minItems, maxItems, uniqueItems } = type;
    // An empty array would leave a form's parameter out; of the other places the runtime knows that itself.
    const least = where === "form" ? Math.max(minItems ?? 0, 1) : minItems;
    const options = defined({ minItems: least, maxItems, uniqueItems, separator });
    return { check: { name: "list", items: definitionOf(type.items, where), options } };
  }
  const { properties, additional } = type;
  return {
    check: {
      name: "record",
      properties: properties.map(({ name, required, type: one }) => {
        return { name, required, ...definitionOf(one, where) };
      }),
      additional: additional?.kind === "any" ? true : additional && definitionOf(additional, where),
    },
  };
}

const checks: Readonly<Record<string, Check>> = {
  ...{ uuid: { name: "uuid" }, email: { name: "email" }, "date-time": { name: "dateTime" } },
};

function scalarDefinition(scalar: ScalarValueType, where: Where): ValueDefinition {
  const { type, format, enum: values, pattern, minLength, maxLength } = scalar;
  const long = isLong(scalar, where);
  const [minimum, maximum] = boundsOf(scalar);
  const bounds = defined({ pattern, minLength, maxLength, minimum, maximum });
  const known = format !== undefined && Object.hasOwn(checks, format) ? checks[format] : undefined;
  const own: Check[] = [
    ...(known ? [known] : []),
    ...(long ? [{ name: "int64" } as const] : []),
    ...(values ? [{ name: "among", values } as const] : []),
    ...(bounds ? [{ name: "bounds", bounds } as const] : []),
  ];
  return { ...(!long && { type }), ...checkOf(own) };
}

/** The bounds of a number; those of int32 are its own (OpenAPI Format Registry). */
function boundsOf({ format, minimum, maximum }: ScalarValueType): (number | undefined)[] {
  if (format !== "int32") return [minimum, maximum];
  const [low, high] = [-(2 ** 31), 2 ** 31 - 1];
  return [Math.max(minimum ?? low, low), Math.min(maximum ?? high, high)];
}

function together(parts: readonly ValueDefinition[]): ValueDefinition {
  const type = parts.find((part) => part.type !== undefined)?.type;
  const all = parts.flatMap(({ check }) => check ?? []);
  const flat = all.flatMap((check) => (check.name === "all" ? check.of : [check]));
  return { ...(type !== undefined && { type }), ...checkOf(flat) };
}

function checkOf(of: readonly Check[]): { check?: Check } {
  const [first] = of;
  if (first === undefined) return {};
  return { check: of.length === 1 ? first : { name: "all", of } };
}

/** The fields that are given; undefined where none is. */
function defined(
  fields: Record<string, string | number | boolean | undefined>,
): JsonValue | undefined {
  return Object.values(fields).some((field) => field !== undefined) ? fields : undefined;
}

/** Every name that a check imports from the runtime. */
export function namesOfCheck(check: Check | undefined): string[] {
  if (check === undefined) return [];
  if (check.name === "all") return [check.name, ...check.of.flatMap(namesOfCheck)];
  const below =
    check.name === "either"
      ? check.of
      : check.name === "list"
        ? [check.items]
        : check.name === "record"
          ? [...check.properties, ...(check.additional === true ? [] : [check.additional ?? {}])]
          : [];
  return [check.name, ...below.flatMap(({ check: inner }) => namesOfCheck(inner))];
}
