import { empty, headerOf, isBodiless, isJson, type Reply, withHeaders } from "../http/reply.ts";
import { type Matcher, type ResponseDefinition, resolve } from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import type { Schemas } from "../spec/schema-validator.ts";
import { documentedAt } from "./documented-values.ts";
import { examplesOf, headersOf } from "./examples.ts";
import { isAgainstSchema, matches, withMatch } from "./matcher.ts";

/** Which of the documented answers of a status is wanted. Default: the first. */
export interface ReplyWanted {
  readonly mediaType?: string;
  /** What it must match, of x-removal, and the name of the list there. */
  readonly matchers?: readonly Matcher[];
  readonly name?: string;
  /** Chooses among the examples: the first that fits, else the first. */
  readonly isFit?: (reply: Reply) => boolean;
}

/** The answer with a status as the spec documents it; `undefined` where it does not. */
export function documentedReply(
  operation: Operation,
  schemas: Schemas,
  status: number,
  wanted: ReplyWanted = {},
): Reply | undefined {
  const response = responseOf(operation, status);
  if (response === undefined) return undefined;
  const place = `response ${status} of ${operation.slug}`;
  const reply = withHeaders(
    bodyOf(operation, schemas, { response, status, place, ...wanted }),
    headersOf(operation, response, place, schemas),
  );
  return withRequestsLeft(reply, operation);
}

/** No answer is a rate limit, unless it is played as one, whatever number its header is documented with. */
function withRequestsLeft(reply: Reply, { document }: Operation): Reply {
  const remaining = document["x-rate-limit-reset"]?.remaining?.toLowerCase();
  return remaining !== undefined && headerOf(reply.headers, remaining) === "0"
    ? withHeaders(reply, { [remaining]: "1" })
    : reply;
}

/** A range such as 4XX counts where the status is not written, `default` where neither is (OpenAPI 3.1, Responses Object). */
function responseOf(
  { document, definition }: Operation,
  status: number,
): ResponseDefinition | undefined {
  const { responses = {} } = definition;
  const found =
    responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
  return found && resolve<ResponseDefinition>(document, found);
}

interface BodyWanted extends ReplyWanted {
  readonly response: ResponseDefinition;
  readonly status: number;
  readonly place: string;
}

function bodyOf({ document }: Operation, schemas: Schemas, wanted: BodyWanted): Reply {
  const { response, status, place, matchers = [], name, isFit } = wanted;
  const content = response.content ?? {};
  const mediaType = wanted.mediaType ?? Object.keys(content)[0];
  if (mediaType === undefined || isBodiless(status)) return empty(status);
  const media = content[mediaType];
  if (media === undefined) {
    const list = Object.keys(content).join(", ") || "none";
    throw new Error(
      `The ${place} has no media type ${mediaType}; the spec documents: ${list}. Give a \`body\` to answer with one that is not documented.`,
    );
  }
  const reply = (value: unknown): Reply => {
    const text = isJson(mediaType) || typeof value !== "string" ? JSON.stringify(value) : value;
    return { status, headers: [["content-type", mediaType]], body: text ?? "" };
  };
  const examples = examplesOf(document, media, schemas, place);
  if (isFit) return reply(examples.find((one) => isFit(reply(one))) ?? examples[0]);
  const fits = (value: unknown, matcher: Matcher) =>
    matches(matcher, status, JSON.stringify(value));
  const [first, ...others] = matchers;
  const ready = first && examples.find((one) => fits(one, first));
  if (first === undefined || ready !== undefined) return reply(ready ?? examples[0]);
  const change = (value: unknown, matcher: Matcher) =>
    withMatch(value, matcher, documentedAt(schemas, media.schema, matcher));
  // What the other matchers want must not undo the first.
  const further = (value: unknown, matcher: Matcher) => {
    const changed = fits(value, matcher) ? [] : change(value, matcher);
    const kept = changed.filter((one) => fits(one, first));
    return kept.length > 0 ? kept : [value];
  };
  const made = others.reduce(
    (values, matcher) => values.flatMap((value) => further(value, matcher)),
    examples.flatMap((example) => change(example, first)),
  );
  const problems = made.map((value) => schemas.problems(media.schema ?? true, value));
  const good = problems.findIndex((list) => list.length === 0);
  if (good >= 0) return reply(made[good]);
  if (isAgainstSchema(first)) return reply(made[0]);
  throw new Error(
    `The ${place} can't be as \`${name}\` of x-removal says: ${problems[0]?.join("; ")}. Give it an \`example\` that matches.`,
  );
}
