import type { Field } from "./field.ts";
import { titleOf } from "./field.ts";
import { judge, missing, nothing, type Reading } from "./judge.ts";
import type { Operation } from "./operation.ts";
import { readBody } from "./read-body.ts";
import { readPairs } from "./read-pairs.ts";
import type { Received } from "./reply.ts";
import type { PathTexts } from "./routes.ts";
import { kindsOf } from "./schema-parts.ts";
import type { Schemas } from "./schemas.ts";
import { takeText } from "./styles.ts";
import { pairsOf } from "./wire.ts";

/** What a request says. */
export interface RequestReading {
  /** Everything in it that the spec does not allow, a sentence each; empty for a request as documented. */
  readonly problems: readonly string[];
  /** The texts of a field's value, as they were sent, decoded. */
  textsOf(field: Field): readonly string[];
}

/** @param keys the names of the credentials that stand in the query */
export function readRequest(
  operation: Operation,
  schemas: Schemas,
  received: Received,
  path: PathTexts,
  keys: ReadonlySet<string>,
): RequestReading {
  const { parameters } = operation;
  const inQuery = parameters.filter((field) => field.in === "query");
  const pairs = pairsOf(received.url.search.slice(1)).filter(({ name }) => !keys.has(name));
  const query = readPairs(schemas, inQuery, pairs);
  const readings = new Map(
    parameters.map((field): [Field, Reading] => [
      field,
      query.readings.get(field) ?? readText(schemas, field, received, path),
    ]),
  );
  const known = inQuery.map(({ name }) => name).join(" or ") || "no query parameter";
  const body = readBody(operation, schemas, received);
  return {
    problems: [
      ...[...readings.values()].flatMap(({ problems }) => problems),
      ...query.unknown.map(
        (name) => `query parameter ${name}: is not documented; expected ${known}`,
      ),
      ...body.problems,
    ],
    textsOf: (field) =>
      field.in === "body"
        ? (body.texts.get(field.name) ?? [])
        : (readings.get(field) ?? nothing).texts,
  };
}

/** Reads a parameter of the path or a header. */
function readText(schemas: Schemas, field: Field, received: Received, path: PathTexts): Reading {
  const texts =
    field.in === "path"
      ? [path[field.name] ?? ""]
      : received.headers
          .filter(([name]) => name.toLowerCase() === field.name.toLowerCase())
          .map(([, value]) => value);
  if (texts.length === 0) return missing(schemas, field);
  if (
    texts.length > 1 &&
    kindsOf(schemas.document, field.schema).every((kind) => kind === "scalar")
  ) {
    const problem = `${titleOf(field)}: must be there once, found ${texts.length} times`;
    return { texts, problems: [problem] };
  }
  // The lines of a header that is a list are one list (RFC 9110 §5.3).
  const found = texts.join(",");
  return judge(schemas, field, found, (kind) => takeText(field, kind, found));
}
