import type { ReceivedRequest } from "../http/received-request.ts";
import type { PathTexts } from "../http/router.ts";
import { pairsOf } from "../http/urlencoded.ts";
import type { Operation } from "../spec/operation.ts";
import type { Parameter } from "../spec/parameter.ts";
import type { SchemaValidator } from "../spec/schema-validator.ts";
import { readBody } from "./read-body.ts";
import { readPairs, readText } from "./read-parameters.ts";
import { nothing, type ParameterReading } from "./validate-parameter.ts";

/** What a request says. */
export interface RequestReading {
  /** Everything in it that the spec does not allow, a sentence each. */
  readonly problems: readonly string[];
  /** The value of a parameter as texts, decoded; empty if it was not sent. */
  textsOf(parameter: Parameter): readonly string[];
}

/** @param keyNames the names of the credentials in the query, which are not parameters */
export function readRequest(
  operation: Operation,
  validator: SchemaValidator,
  received: ReceivedRequest,
  path: PathTexts,
  keyNames: ReadonlySet<string>,
): RequestReading {
  const { parameters } = operation;
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const pairs = pairsOf(received.url.search.slice(1)).filter(({ name }) => !keyNames.has(name));
  const query = readPairs(validator, inQuery, pairs);
  const readings = new Map(
    parameters.map((parameter): [Parameter, ParameterReading] => [
      parameter,
      query.readings.get(parameter) ?? readText(validator, parameter, received, path),
    ]),
  );
  const known = inQuery.map(({ name }) => name).join(" or ") || "no query parameter";
  const body = readBody(operation, validator, received);
  return {
    problems: [
      ...[...readings.values()].flatMap(({ problems }) => problems),
      ...query.unknown.map(
        (name) => `query parameter ${name}: is not documented; expected ${known}`,
      ),
      ...body.problems,
    ],
    textsOf: (parameter) =>
      parameter.in === "body"
        ? (body.texts.get(parameter.name) ?? [])
        : (readings.get(parameter) ?? nothing).texts,
  };
}
