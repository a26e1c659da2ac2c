import { empty, type Reply } from "../http/reply.ts";
import type { Matcher } from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import type { SchemaValidator } from "../spec/schema-validator.ts";
import { documentedReply, type ReplyWanted } from "./documented-reply.ts";
import { matches } from "./matcher.ts";

/** The answers that a spec documents. Each call makes a new one. */
export interface Answers {
  /** The answer of a status; `undefined` if the spec does not document the status. */
  documented(status: number, mediaType?: string): Reply | undefined;
  /** The documented statuses, ranges and `default`. */
  readonly statuses: readonly string[];
  success(): Reply;
  /** There is no such member. */
  absent(): Reply;
  /** A 2xx that reports a failure, by `failed` of x-removal; `undefined` if the spec has none. */
  failed(): Reply | undefined;
  /** The documented 401, or else the documented 403, or else an empty 401. */
  unauthorized(): Reply;
}

/** Throws if an answer can't be made, so that a test learns it at its start. */
export function createAnswers(operation: Operation, validator: SchemaValidator): Answers {
  const { definition, slug } = operation;
  const responses = definition.responses ?? {};
  const { absent = [], failed = [] } = definition["x-removal"] ?? {};
  const successStatus = Number(Object.keys(responses).find((status) => /^2\d\d$/.test(status)));
  if (Number.isNaN(successStatus))
    throw new Error(`The spec of ${slug} documents no 2xx response of deleteMember: add one.`);

  // An `absent` in a 2xx is a failure too.
  const isFailure = ({ status, body }: Reply) =>
    [...absent, ...failed].some((matcher) => matches(matcher, status, body));
  const make = (status: number, wanted?: ReplyWanted) =>
    documentedReply(operation, validator, status, wanted);
  const makeMatching = (matcher: Matcher, name: string): Reply => {
    const { status } = matcher;
    // If the provider marks every failure in a 2xx in the same way, this one is marked too.
    const mark = failed.filter((one) => status < 300 && one.status === status).slice(0, 1);
    return make(status, { matching: { matchers: [matcher, ...mark], name } }) ?? empty(status);
  };
  const [firstAbsent] = absent;
  const [firstFailed] = failed;
  const answers: Answers = {
    documented: (status, mediaType) => make(status, mediaType === undefined ? {} : { mediaType }),
    statuses: Object.keys(responses),
    success: () =>
      make(successStatus, { choose: (reply) => !isFailure(reply) }) ?? empty(successStatus),
    absent: () => (firstAbsent ? makeMatching(firstAbsent, "absent") : (make(404) ?? empty(404))),
    failed: () => firstFailed && makeMatching(firstFailed, "failed"),
    unauthorized: () => make(401) ?? make(403) ?? empty(401),
  };
  if (isFailure(answers.success())) {
    throw new Error(
      `The example of response ${successStatus} of ${slug} matches \`absent\` or \`failed\` of its x-removal. Give it an \`example\` of a success.`,
    );
  }
  answers.absent();
  answers.unauthorized();
  return answers;
}
