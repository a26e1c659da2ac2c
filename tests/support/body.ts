import type { OperationObject, Parameter, Schema } from "./document.ts";
import type { Values } from "./providers.ts";

/** A request body: its one media type, and what it has to be. */
export interface Body {
  readonly mediaType: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** The request body of an operation, where it has one. */
export function bodyOf({ requestBody }: OperationObject): Body | undefined {
  const [entry] = Object.entries(requestBody?.content ?? {});
  if (entry === undefined) return undefined;
  const [mediaType, { schema }] = entry;
  return { mediaType, schema, required: requestBody?.required === true };
}

type Part = readonly [name: string, schema: Schema, required: boolean];

/** The members of an object; those of all objects that it has to be at once (`allOf`). */
function partsOf({ allOf = [], properties = {}, required = [] }: Schema): Part[] {
  const own = Object.entries(properties).map(
    ([name, schema]): Part => [name, schema, required.includes(name)],
  );
  return [...allOf.flatMap(partsOf), ...own];
}

/** An object whose members are all known is taken apart; one that may have others is a value of its own. */
function isFrame({ properties, additionalProperties = false, allOf = [] }: Schema): boolean {
  if (allOf.length > 0) return allOf.every(isFrame);
  return properties !== undefined && additionalProperties === false;
}

/** The parts of a body that a caller gives, each by its own name. What is constant is nobody's to give. */
export function leavesOf(schema: Schema): Parameter[] {
  return partsOf(schema).flatMap(([name, part, required]): Parameter[] => {
    if (part.const !== undefined) return [];
    return isFrame(part) ? leavesOf(part) : [{ name, in: "body", required, schema: part }];
  });
}

/** The body that these values make; `undefined` where it is optional and nothing is given. */
export function valueOfBody({ schema, required }: Body, values: Values): object | undefined {
  return isGiven(schema, values) || required ? filled(schema, values) : undefined;
}

function isGiven(schema: Schema, values: Values): boolean {
  return leavesOf(schema).some(({ name }) => values[name] !== undefined);
}

function filled(schema: Schema, values: Values): object {
  const entries = partsOf(schema).flatMap(([name, part, required]): [string, unknown][] => {
    if (part.const !== undefined) return [[name, part.const]];
    if (!isFrame(part)) return values[name] === undefined ? [] : [[name, values[name]]];
    return required || isGiven(part, values) ? [[name, filled(part, values)]] : [];
  });
  return Object.fromEntries(entries);
}

/** The body's text on the wire, empty for none: JSON, or a form in which a list repeats its name. */
export function textOfBody(body: Body | undefined, values: Values): string {
  const value = body && valueOfBody(body, values);
  if (body === undefined || value === undefined) return "";
  if (/[/+]json$/.test(body.mediaType)) return JSON.stringify(value);
  const pairs = Object.entries(value).flatMap(([name, part]) =>
    [part].flat().map((item) => [name, String(item)]),
  );
  return new URLSearchParams(pairs).toString();
}
