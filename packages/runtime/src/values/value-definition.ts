/** Options or parameters by name, as they came from a program that may not be typed. */
export type Values = Readonly<Record<string, unknown>>;

/** What is wrong with a value, or nothing. */
export interface Check {
  (value: unknown): string | false | undefined;
  /** Makes what is checked and sent in place of a value with parts, which could be another one when it is read again. */
  readonly copy?: ((value: unknown) => unknown) | undefined;
}

/** What an option or a parameter must be. */
export interface ValueDefinition {
  readonly type?: "string" | "integer" | "number" | "boolean" | "function";
  /** Where it is sent, if it is. */
  readonly in?: "path" | "query" | "header" | "body";
  /** Whether it may be left out, or be blank where it stands in a query or a body. */
  readonly optional?: true;
  /** Whether a function may stand for it that gives it later. */
  readonly lazy?: true;
  /** What else it must be. */
  readonly check?: Check;
}

/** A time. setTimeout takes one of 2^31 ms or more for none at all. */
export const milliseconds: ValueDefinition = {
  check: (value) =>
    !(typeof value === "number" && value > 0 && value <= 2 ** 31 - 1) &&
    "must be a number of milliseconds above 0 and below 2^31",
};
