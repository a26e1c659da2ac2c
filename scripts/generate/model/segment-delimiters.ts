import type { ValueType } from "./schema/value-type.ts";

/** A parameter of a path, by its name in the template. */
interface PathParameter {
  readonly name: string;
  readonly type: ValueType;
}

/** The first sign of each text that stands between two parameters of the segment in which a parameter stands. */
export function delimitersBeside(template: string, name: string): string {
  const segment = template.split("/").find((one) => one.includes(`{${name}}`)) ?? "";
  const texts = segment.split(/\{[^{}]*\}/).slice(1, -1);
  return [...new Set(texts.map((text) => text.slice(0, 1)))].join("");
}

/**
 * What a parameter of a path must not hold, so that a server sees where each ends: `{org}-{id}` of `a-b` and `c` is
 * `{org}-{id}` of `a` and `b-c`. Where only one of a segment could hold the sign there is one way to read it.
 */
export function delimitersOf(
  template: string,
  parameter: PathParameter,
  all: readonly PathParameter[],
): string {
  const signs = [...delimitersBeside(template, parameter.name)].filter((sign) => {
    const open = all.filter(
      (other) => areTogether(template, parameter, other) && mayHold(other.type, sign),
    );
    return open.length > 1 && open.includes(parameter);
  });
  return signs.join("");
}

function areTogether(template: string, ...parameters: readonly PathParameter[]): boolean {
  return template
    .split("/")
    .some((segment) => parameters.every(({ name }) => segment.includes(`{${name}}`)));
}

/** Whether a text or a number can hold a sign. Formats that always have it are read by their shape. */
export function mayHold(type: ValueType, sign: string): boolean {
  if (type.kind === "among") return type.values.some((one) => String(one).includes(sign));
  if (type.kind === "either") return type.of.some((one) => mayHold(one, sign));
  if (type.kind === "all") return type.of.every((one) => mayHold(one, sign));
  if (type.kind !== "scalar") return false;
  const { type: scalar, format, enum: values } = type;
  if (values !== undefined) return values.some((one) => String(one).includes(sign));
  if (scalar === "number") return sign === ".";
  if (format === "email") return sign !== "@" && sign !== ".";
  return scalar === "string" && format === undefined;
}
