import { headerOf } from "../http/headers.ts";
import { withoutParameters } from "../http/media-type.ts";
import type { ReceivedRequest } from "../http/received-request.ts";
import { pairsOf } from "../http/urlencoded.ts";
import type { OpenApiDocument, Schema } from "../spec/document.ts";
import { escapeSegment } from "../spec/json-pointer.ts";
import type { Operation } from "../spec/operation.ts";
import { branchesOf, constantOf, propertiesOf, requiredOf } from "../spec/read-schema.ts";
import type { BodyMedia } from "../spec/request-body.ts";
import type { SchemaValidator } from "../spec/schema-validator.ts";
import { readPairs } from "./read-parameters.ts";

/** What the body of a request says. */
export interface BodyReading {
  /** The values of its parameters as texts, by name. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** What the spec does not allow about it, a sentence each. */
  readonly problems: readonly string[];
}

export function readBody(
  { body: documented }: Operation,
  validator: SchemaValidator,
  { body, headers }: ReceivedRequest,
): BodyReading {
  const contentType = headerOf(headers, "content-type") ?? null;
  if (documented === undefined) {
    const found = `found ${body.length} characters${contentType ? ` of ${contentType}` : ""}`;
    return withProblems(body === "" ? [] : [`must be empty, ${found}`]);
  }
  if (body === "") return withProblems(documented.required ? ["is required, but it is empty"] : []);
  const mediaType = withoutParameters(contentType ?? "");
  const media = documented.media.find((one) => one.mediaType === mediaType);
  if (media === undefined) {
    const names = documented.media.map((one) => one.mediaType).join(" or ") || "nothing";
    return withProblems([
      `its Content-Type must be ${names}, found ${JSON.stringify(contentType)}`,
    ]);
  }
  return media.isForm ? readForm(validator, media, body) : readJson(validator, media, body);
}

function withProblems(problems: readonly string[]): BodyReading {
  return { texts: new Map(), problems: problems.map((problem) => `body: ${problem}`) };
}

function readForm(
  validator: SchemaValidator,
  { parameters }: BodyMedia,
  body: string,
): BodyReading {
  const { readings, unknown } = readPairs(validator, parameters, pairsOf(body));
  const known = parameters.map(({ name }) => name).join(" or ") || "no parameter";
  const texts = [...readings].map(([{ name }, one]) => [name, one.texts] as const);
  return {
    texts: new Map(texts),
    problems: [
      ...[...readings.values()].flatMap((one) => one.problems),
      ...unknown.map((name) => `body parameter ${name}: is not documented; expected ${known}`),
    ],
  };
}

function readJson(
  validator: SchemaValidator,
  { schema, parameters }: BodyMedia,
  body: string,
): BodyReading {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return withProblems([`must be JSON: ${(error as Error).message}`]);
  }
  const problems = [
    ...validator.problems(schema, value),
    ...strictProblems(validator.document, schema, value),
    ...unsafeIntegers(body).map(
      (text) =>
        `${text} is beyond 2^53, where JSON parsers round it (RFC 8259 §6); expected a string or a smaller integer`,
    ),
  ];
  const texts = new Map<string, readonly string[]>();
  for (const { name, keys = [] } of parameters)
    if (!texts.has(name)) texts.set(name, scalarsIn(valueAt(value, keys)));
  return { ...withProblems(problems), texts };
}

/** What JSON Schema allows in an object and the documentation does not: an unknown property, a missing constant. */
function strictProblems(
  document: OpenApiDocument,
  schema: Schema,
  value: unknown,
  path = "",
): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const { named, others } = propertiesOf(document, schema);
  const branches = branchesOf(document, schema);
  // The validator reports unknown properties itself if `additionalProperties` is false.
  const isClosed = branches.some((one) => one.additionalProperties === false);
  const isChoice = branches.some(({ oneOf, anyOf }) => oneOf ?? anyOf);
  const unknown =
    others !== undefined || isClosed ? [] : Object.keys(value).filter((name) => !named.has(name));
  const required = requiredOf(document, schema);
  const expected = [...named.keys()].join(" or ");
  return [
    ...unknown.map(
      (name) => `${path}/${escapeSegment(name)} is not documented; expected ${expected}`,
    ),
    ...[...named].flatMap(([name, property]) => {
      const place = `${path}/${escapeSegment(name)}`;
      if (Object.hasOwn(value, name))
        return strictProblems(document, property, (value as Record<string, unknown>)[name], place);
      const constant = constantOf(document, property);
      // The validator reports a missing required property itself; a choice may leave it out.
      return constant === undefined || isChoice || required.has(name)
        ? []
        : [`${place} must be ${JSON.stringify(constant.value)}, but it is missing`];
    }),
  ];
}

/** The integers in a JSON text that a JavaScript number can't hold exactly. */
function unsafeIntegers(json: string): string[] {
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g) ?? [];
  return tokens.filter((token) => /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)));
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (current, key) =>
      typeof current === "object" && current !== null && Object.hasOwn(current, key)
        ? (current as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

/** All scalars in a value, as texts. */
function scalarsIn(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return typeof value === "object" ? Object.values(value).flatMap(scalarsIn) : [String(value)];
}
