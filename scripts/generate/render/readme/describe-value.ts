import type { Parameter } from "../../model/parameters.ts";
import {
  isLong,
  type ScalarValueType,
  type ValueType,
  type Where,
} from "../../model/schema/value-type.ts";

/** What is checked of a parameter's value and what the provider takes without it, in sentences. */
export function constraints(parameter: Parameter): string {
  const signs = [...(parameter.delimiters ?? "")].map((sign) => `, without \`${sign}\``).join("");
  const text = `${wordsOf(parameter.type, parameter.where)}${signs}`;
  const fallback =
    parameter.default === undefined
      ? ""
      : ` The provider's default: ${JSON.stringify(parameter.default)}.`;
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.${fallback}`;
}

function wordsOf(type: ValueType, where: Where): string {
  if (type.kind === "any") return "anything";
  if (type.kind === "scalar") return scalarWords(type, where);
  if (type.kind === "among") return choice(type.values);
  if (type.kind === "either") return type.of.map((one) => wordsOf(one, where)).join("; or ");
  if (type.kind === "all") return type.of.map((one) => wordsOf(one, where)).join("; and ");
  if (type.kind === "array") {
    const { items, minItems, maxItems, uniqueItems } = type;
    const facts = [
      uniqueItems ? "an array of different items" : "an array",
      minItems === undefined ? "" : `at least ${count(minItems, "item")}`,
      maxItems === undefined ? "" : `at most ${count(maxItems, "item")}`,
    ];
    return `${facts.filter(Boolean).join(", ")}; each ${wordsOf(items, where)}`;
  }
  const names = type.properties.map(
    ({ name, required }) => `\`${name}\`${required ? "" : " (optional)"}`,
  );
  const { additional } = type;
  const facts = [
    names.length === 0 ? "an object" : `an object with ${names.join(", ")}`,
    additional === undefined || additional.kind === "any"
      ? ""
      : `each ${names.length === 0 ? "value" : "other value"} ${wordsOf(additional, where)}`,
  ];
  return facts.filter(Boolean).join("; ");
}

const count = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? "" : "s"}`;

/** In the words that a person has for a format. */
const formats: Readonly<Record<string, string>> = {
  uuid: "a UUID",
  email: "an e-mail address",
  "date-time": "a date and a time with an offset, as in `2026-01-31T08:00:00Z`",
  int32: "an integer of 32 bits",
};

const types = {
  string: "a string",
  integer: "an integer",
  number: "a number",
  boolean: "true or false",
} as const;

function scalarWords(scalar: ScalarValueType, where: Where): string {
  const { type, format = "", pattern, minLength, maxLength, minimum, maximum } = scalar;
  const named = Object.hasOwn(formats, format) ? formats[format] : types[type];
  const facts = [
    scalar.enum
      ? choice(scalar.enum)
      : isLong(scalar, where)
        ? "an integer, or its digits as a string"
        : named,
    minLength === undefined ? "" : `at least ${count(minLength, "character")}`,
    maxLength === undefined ? "" : `at most ${count(maxLength, "character")}`,
    minimum === undefined ? "" : `at least ${minimum}`,
    maximum === undefined ? "" : `at most ${maximum}`,
    pattern === undefined ? "" : `matching \`${pattern}\``,
  ];
  return facts.filter(Boolean).join(", ");
}

function choice(values: readonly unknown[]): string {
  const shown = values.map((value) => `\`${JSON.stringify(value)}\``);
  return shown.length > 1 ? `one of ${shown.join(", ")}` : (shown[0] ?? "");
}
