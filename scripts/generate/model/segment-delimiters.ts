import type { Definition } from "../render/client/value-checks.ts";
import type { Parameter } from "./model.ts";
import type { ValueType } from "./schema/value-type.ts";

/** The first sign of each text that stands between two parameters of the segment in which a parameter stands. */
export function delimitersBeside(template: string, name: string): string {
  const segment = template.split("/").find((one) => one.includes(`{${name}}`)) ?? "";
  const texts = segment.split(/\{[^{}]*\}/).slice(1, -1);
  return [...new Set(texts.map((text) => text.slice(0, 1)))].join("");
}

/**
 * What the parameters of a path must not hold, so that a server sees where each ends: `{org}-{id}` of `a-b` and `c`
 * is `{org}-{id}` of `a` and `b-c`. Where only one of a segment could hold the sign there is one way to read it.
 */
export function withDelimiters(template: string, parameters: readonly Parameter[]): Parameter[] {
  const signsOf = ({ name, in: place }: Parameter): string =>
    place === "path" ? delimitersBeside(template, name) : "";
  return parameters.map((parameter) => {
    const apart = [...signsOf(parameter)].filter((sign) => {
      const open = parameters.filter(
        (other) => areTogether(template, parameter, other) && mayHold(other.value, sign),
      );
      return open.length > 1 && open.includes(parameter);
    });
    return apart.length === 0 ? parameter : { ...parameter, apart: apart.join("") };
  });
}

function areTogether(template: string, ...parameters: readonly Parameter[]): boolean {
  return template
    .split("/")
    .some((segment) =>
      parameters.every(({ name, in: place }) => place === "path" && segment.includes(`{${name}}`)),
    );
}

/** A definition whose value holds none of some signs, where it could. */
export function withoutDelimiters(
  definition: Definition,
  value: ValueType,
  signs: string,
): Definition {
  const held = [...signs].filter((sign) => mayHold(value, sign));
  if (held.length === 0) return definition;
  // First, a hyphen is no range.
  const pattern = `^[^${held.sort((a) => (a === "-" ? -1 : 1)).join("")}]*$`;
  const bounds = { name: "bounds", bounds: { pattern } } as const;
  const { check } = definition;
  const own = check === undefined ? [] : check.name === "all" ? check.of : [check];
  return {
    ...definition,
    check: own.length === 0 ? bounds : { name: "all", of: [...own, bounds] },
  };
}

/** Whether a text or a number can hold a sign. Formats that always have it are read by their shape. */
function mayHold(value: ValueType, sign: string): boolean {
  if (value.kind === "among") return value.values.some((one) => String(one).includes(sign));
  if (value.kind === "either") return value.of.some((one) => mayHold(one, sign));
  if (value.kind === "all") return value.of.every((one) => mayHold(one, sign));
  if (value.kind !== "scalar") return false;
  const { type, format, enum: values } = value;
  if (values !== undefined) return values.some((one) => String(one).includes(sign));
  if (type === "number") return sign === ".";
  if (format === "email") return sign !== "@" && sign !== ".";
  return type === "string" && format === undefined;
}
