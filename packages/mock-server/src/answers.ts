import {
  type Matcher,
  type OpenApiDocument,
  type ResponseDefinition,
  resolve,
} from "./document.ts";
import { exampleOf, headersOf } from "./examples.ts";
import { matches, withMatch } from "./matcher.ts";
import type { Operation } from "./operation.ts";
import { empty, isBodiless, isJson, type Reply, withHeaders } from "./reply.ts";
import type { Schemas } from "./schemas.ts";

/** The answers that a spec documents, made anew at each call. */
export interface Answers {
  /** The answer with this status as documented; `undefined` where the spec does not document the status. */
  documented(status: number, mediaType?: string): Reply | undefined;
  readonly statuses: readonly string[];
  success(): Reply;
  absent(): Reply;
  /** 401 as documented, else 403 as documented, else an empty 401. */
  unauthorized(): Reply;
}

export function createAnswers(operation: Operation, schemas: Schemas): Answers {
  const { document, definition, slug } = operation;
  const responses = definition.responses ?? {};
  const { absent: [absent] = [], failed = [] } = definition["x-removal"] ?? {};
  const successStatus = Object.keys(responses).find((status) => /^2\d\d$/.test(status));
  if (successStatus === undefined)
    throw new Error(`The spec of ${slug} documents no 2xx response of deleteMember: add one.`);
  const make = (status: number, mediaType?: string, matcher?: Matcher): Reply | undefined => {
    const found = responseOf(operation, status);
    if (found === undefined) return undefined;
    const place = `response ${status} of ${slug}`;
    return withHeaders(
      bodyOf(document, found, { status, place, mediaType, matcher }, schemas),
      headersOf(operation, found, place, schemas),
    );
  };
  const answers: Answers = {
    documented: (status, mediaType) => make(status, mediaType),
    statuses: Object.keys(responses),
    success: () => make(Number(successStatus)) ?? empty(Number(successStatus)),
    absent: () =>
      (absent ? make(absent.status, undefined, absent) : make(404)) ?? empty(absent?.status ?? 404),
    unauthorized: () => make(401) ?? make(403) ?? empty(401),
  };
  // Made once now, so that a spec whose answers can't be made is refused here and not in the middle of a test.
  const { status, body } = answers.success();
  if (failed.some((matcher) => matches(matcher, status, body))) {
    throw new Error(
      `The example of response ${status} of ${slug} matches \`failed\` of its x-removal. Give it an \`example\` of a success.`,
    );
  }
  answers.absent();
  answers.unauthorized();
  return answers;
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

interface Wanted {
  readonly status: number;
  readonly place: string;
  readonly mediaType: string | undefined;
  readonly matcher: Matcher | undefined;
}

function bodyOf(
  document: OpenApiDocument,
  response: ResponseDefinition,
  wanted: Wanted,
  schemas: Schemas,
): Reply {
  const { status, place, matcher } = wanted;
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
  const example = exampleOf(document, media, schemas, place);
  const value =
    matcher === undefined || matches(matcher, status, JSON.stringify(example))
      ? example
      : withMatch(example, matcher);
  const problems = value === example ? [] : schemas.problems(media.schema ?? true, value);
  if (problems.length > 0) {
    throw new Error(
      `The ${place} can't be as \`absent\` of x-removal says: ${problems.join("; ")}. Give it an \`example\` that matches.`,
    );
  }
  const text = isJson(mediaType) || typeof value !== "string" ? JSON.stringify(value) : value;
  return { status, headers: [["content-type", mediaType]], body: text ?? "" };
}
