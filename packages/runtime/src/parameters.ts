import type { OperationDefinition, ParameterDefinition } from "./definition.ts";
import type { Refuse } from "./errors.ts";

/** Parameters by place and name, as openapi-fetch takes them. */
export type Params = Record<ParameterDefinition["in"], Record<string, unknown>>;

// A server, or a proxy before it, may decode more than once: `%252e` counts as a dot too.
const separator = /[/\\]|%(?:25)*(?:2f|5c)/i;
const dotSegment = /^(?:\.|%(?:25)*2e){1,2}$/i;

/** What is wrong with a text that stands alone in a path or in a header, or `undefined`. */
export function textProblem(text: string, inHeader: boolean): string | undefined {
  if (!text || text !== text.trim()) return "is empty, or begins or ends with white space";
  if (inHeader && /[^ -~]/.test(text)) return "has a character that a header can't carry";
}

/** What is wrong with a parameter's value; never the value, which may end up in a log. */
function problemOf(
  value: unknown,
  { in: place, type, check }: ParameterDefinition,
): string | undefined {
  if (type === "integer" ? !Number.isSafeInteger(value) : typeof value !== type)
    return `must be a${type === "integer" ? " whole number up to 2^53 - 1" : ` ${type}`}`;
  const text = String(value);
  // A URL drops, breaks or replaces these.
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return "has a control character or half a surrogate pair";
  if (place === "path" && text.split(separator).some((segment) => dotSegment.test(segment)))
    return "has a dot segment, which would name another resource";
  return (place === "query" ? undefined : textProblem(text, place === "header")) ?? check?.(text);
}

/** Checks parameters that came as one object, by their names on the wire, and copies them to their places. */
export function placeParameters(
  given: unknown,
  { parameters }: OperationDefinition,
  refuse: Refuse,
): Params {
  const values: Record<string, unknown> = { ...(given as object) };
  const params: Params = { path: {}, query: {}, header: {} };
  for (const parameter of parameters) {
    const { name, optional } = parameter;
    const value = values[name];
    const problem = value === undefined ? !optional && "is missing" : problemOf(value, parameter);
    if (problem) throw refuse(`parameter "${name}" ${problem}`);
    params[parameter.in][name] = value;
    delete values[name];
  }
  for (const name in values) {
    throw refuse(
      `has no parameter ${JSON.stringify(name)}; it has ${parameters.map((one) => one.name).join(", ")}`,
    );
  }
  return params;
}
