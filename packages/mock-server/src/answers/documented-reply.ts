import { headerOf } from "../http/headers.ts";
import { isJson } from "../http/media-type.ts";
import { empty, isBodiless, type Reply, withHeaders } from "../http/reply.ts";
import {
  type Matcher,
  type MediaTypeObject,
  type ResponseObject,
  resolve,
} from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import type { SchemaValidator } from "../spec/schema-validator.ts";
import { examplesOf, headersOf } from "./examples.ts";
import { matches } from "./matcher.ts";
import { matchingValues } from "./matching-values.ts";

/** Which of the documented answers of a status is wanted. Default: the first. */
export interface ReplyWanted {
  readonly mediaType?: string;
  /** The matchers of x-removal that it must match, and the name of their list there. */
  readonly matching?: { readonly matchers: readonly Matcher[]; readonly name: string };
  /** Chooses an example: the first for which this is true, or else the first. */
  readonly choose?: (reply: Reply) => boolean;
}

/** The answer of a status as the spec documents it; `undefined` if the spec does not document the status. */
export function documentedReply(
  operation: Operation,
  validator: SchemaValidator,
  status: number,
  wanted: ReplyWanted = {},
): Reply | undefined {
  const response = responseOf(operation, status);
  if (response === undefined) return undefined;
  const place = `response ${status} of ${operation.slug}`;
  const reply = withHeaders(
    withBody(validator, response, status, place, wanted),
    headersOf(validator, response, place),
  );
  return withRequestsLeft(reply, operation);
}

/** Only the fault `rate-limit` plays a rate limit. A documented 0 in its header becomes a 1. */
function withRequestsLeft(reply: Reply, { document }: Operation): Reply {
  const remaining = document["x-rate-limit-reset"]?.remaining?.toLowerCase();
  return remaining !== undefined && headerOf(reply.headers, remaining) === "0"
    ? withHeaders(reply, { [remaining]: "1" })
    : reply;
}

/** The response of a status, of its range (`4XX`), or `default` (OpenAPI 3.1, Responses Object). */
function responseOf(
  { document, definition }: Operation,
  status: number,
): ResponseObject | undefined {
  const { responses = {} } = definition;
  const found =
    responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
  return found && resolve<ResponseObject>(document, found);
}

function withBody(
  validator: SchemaValidator,
  { content = {} }: ResponseObject,
  status: number,
  place: string,
  wanted: ReplyWanted,
): Reply {
  const { matching, choose, mediaType = Object.keys(content)[0] } = wanted;
  if (mediaType === undefined || isBodiless(status)) return empty(status);
  const media = content[mediaType];
  if (media === undefined) {
    const list = Object.keys(content).join(", ") || "none";
    throw new Error(
      `The ${place} has no media type ${mediaType}; the spec documents: ${list}. Give a \`body\` to answer with another.`,
    );
  }
  const reply = (value: unknown): Reply => {
    const text = isJson(mediaType) || typeof value !== "string" ? JSON.stringify(value) : value;
    return { status, headers: [["content-type", mediaType]], body: text ?? "" };
  };
  const examples = examplesOf(validator, media, place);
  if (matching) return reply(matchingExample(validator, media, examples, status, place, matching));
  return reply(examples.find((one) => choose?.(reply(one))) ?? examples[0]);
}

/** An example that matches the first matcher, or an example changed so that it matches as many as it can. */
function matchingExample(
  validator: SchemaValidator,
  { schema }: MediaTypeObject,
  examples: readonly unknown[],
  status: number,
  place: string,
  { matchers, name }: NonNullable<ReplyWanted["matching"]>,
): unknown {
  const [first, ...others] = matchers;
  const fits = (value: unknown, matcher: Matcher) =>
    matches(matcher, status, JSON.stringify(value));
  if (first === undefined) return examples[0];
  const ready = examples.find((one) => fits(one, first));
  if (ready !== undefined) return ready;
  const change = (value: unknown, matcher: Matcher) =>
    matchingValues(validator, schema, value, matcher);
  // A change for another matcher must not undo the change for the first.
  const changeFurther = (value: unknown, matcher: Matcher) => {
    const changed = fits(value, matcher) ? [] : change(value, matcher);
    const kept = changed.filter((one) => fits(one, first));
    return kept.length > 0 ? kept : [value];
  };
  const made = others.reduce(
    (values, matcher) => values.flatMap((value) => changeFurther(value, matcher)),
    examples.flatMap((example) => change(example, first)),
  );
  const problems = made.map((value) => validator.problems(schema ?? true, value));
  const valid = problems.findIndex((list) => list.length === 0);
  if (valid >= 0) return made[valid];
  // `empty` and `missing` are about answers that the schema forbids.
  if (first.empty ?? first.missing) return made[0];
  throw new Error(
    `No ${place} can match \`${name}\` of x-removal: ${problems[0]?.join("; ")}. Give it an \`example\` that matches.`,
  );
}
