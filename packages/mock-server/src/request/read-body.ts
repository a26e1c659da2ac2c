import { headerOf, type Received } from "../http/reply.ts";
import { pairsOf } from "../http/urlencoded.ts";
import { frameProblems } from "../spec/body-parts.ts";
import type { Operation } from "../spec/operation.ts";
import { type BodyMedia, essenceOf } from "../spec/request-body.ts";
import type { Schemas } from "../spec/schema-validator.ts";
import { readPairs } from "./read-parameters.ts";
import type { Reading } from "./validate-parameter.ts";

/** What a body says, by the names of its fields. */
export interface BodyReading {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly string[];
}

/** Reads the body of a request. */
export function readBody(
  { body: wanted }: Operation,
  schemas: Schemas,
  received: Received,
): BodyReading {
  const { body, headers } = received;
  const contentType = headerOf(headers, "content-type") ?? null;
  if (wanted === undefined) {
    const found = `found ${body.length} characters${contentType ? ` of ${contentType}` : ""}`;
    return wrong(body === "" ? [] : [`must be empty, ${found}`]);
  }
  if (body === "") return wrong(wanted.required ? ["is required, but it is empty"] : []);
  const mediaType = essenceOf(contentType ?? "");
  const media = wanted.media.find((one) => one.mediaType === mediaType);
  if (media === undefined) {
    const names = wanted.media.map((one) => one.mediaType).join(" or ") || "nothing";
    return wrong([`its Content-Type must be ${names}, found ${JSON.stringify(contentType)}`]);
  }
  if (media.kind === "json") return readJson(schemas, media, body);
  return media.kind === "form" ? readForm(schemas, media, body) : wrong([]);
}

function wrong(problems: readonly string[]): BodyReading {
  return { texts: new Map(), problems: problems.map((problem) => `body: ${problem}`) };
}

function readForm(schemas: Schemas, { fields }: BodyMedia, body: string): BodyReading {
  const { readings, unknown } = readPairs(schemas, fields, pairsOf(body));
  const known = fields.map(({ name }) => name).join(" or ") || "no parameter";
  const texts = [...readings].map(([{ name }, one]) => [name, one.texts] as const);
  const problems = [...readings.values()].flatMap((one: Reading) => one.problems);
  return {
    texts: new Map(texts),
    problems: [
      ...problems,
      ...unknown.map((name) => `body parameter ${name}: is not documented; expected ${known}`),
    ],
  };
}

function readJson(schemas: Schemas, { schema, fields }: BodyMedia, body: string): BodyReading {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return wrong([`must be JSON: ${(error as Error).message}`]);
  }
  const problems = [
    ...schemas.problems(schema, value),
    ...frameProblems(schemas.document, schema, value),
    ...roundedIntegers(body).map(
      (text) =>
        `${text} is beyond 2^53, where readers of JSON round it (RFC 8259 §6); expected a text, or a smaller integer`,
    ),
  ];
  const texts = new Map<string, readonly string[]>();
  for (const { name, keys = [] } of fields)
    if (!texts.has(name)) texts.set(name, textsOf(at(value, keys)));
  return { ...wrong(problems), texts };
}

/** The integers of a JSON text that a JavaScript number can't hold, as they stand there. */
function roundedIntegers(json: string): string[] {
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g) ?? [];
  return tokens.filter((token) => /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)));
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (current, key) =>
      typeof current === "object" && current !== null && Object.hasOwn(current, key)
        ? (current as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}

/** The scalars in a value, as texts. */
function textsOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return typeof value === "object" ? Object.values(value).flatMap(textsOf) : [String(value)];
}
