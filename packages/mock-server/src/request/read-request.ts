import type { Received } from "../http/reply.ts";
import { pairsOf } from "../http/urlencoded.ts";
import type { PathTexts } from "../server/router.ts";
import type { Operation } from "../spec/operation.ts";
import type { Field } from "../spec/parameter.ts";
import { titleOf } from "../spec/parameter.ts";
import { kindsOf } from "../spec/read-schema.ts";
import type { Schemas } from "../spec/schema-validator.ts";
import { readBody } from "./read-body.ts";
import { readPairs } from "./read-parameters.ts";
import { takeText } from "./style.ts";
import { judge, missing, nothing, type Reading } from "./validate-parameter.ts";

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
