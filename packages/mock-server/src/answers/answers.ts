import { empty, type Reply } from "../http/reply.ts";
import type { Matcher } from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import type { Schemas } from "../spec/schema-validator.ts";
import { documentedReply, type ReplyWanted } from "./documented-reply.ts";
import { matches } from "./matcher.ts";

/** The answers that a spec documents, made anew at each call. */
export interface Answers {
  /** The answer with this status as documented; `undefined` where the spec does not document the status. */
  documented(status: number, mediaType?: string): Reply | undefined;
  readonly statuses: readonly string[];
  success(): Reply;
  absent(): Reply;
  /** A 2xx that says no, as `failed` of x-removal says; `undefined` where the spec has none. */
  failed(): Reply | undefined;
  /** 401 as documented, else 403 as documented, else an empty 401. */
  unauthorized(): Reply;
}

export function createAnswers(operation: Operation, schemas: Schemas): Answers {
  const { definition, slug } = operation;
  const responses = definition.responses ?? {};
  const { absent = [], failed = [] } = definition["x-removal"] ?? {};
  const successStatus = Number(Object.keys(responses).find((status) => /^2\d\d$/.test(status)));
  if (Number.isNaN(successStatus))
    throw new Error(`The spec of ${slug} documents no 2xx response of deleteMember: add one.`);

  // An `absent` in a 2xx is a failure too: both tell what a success of that status is not.
  const isNo = ({ status, body }: Reply) =>
    [...absent, ...failed].some((matcher) => matches(matcher, status, body));
  const make = (status: number, wanted?: ReplyWanted) =>
    documentedReply(operation, schemas, status, wanted);
  const matching = (matcher: Matcher, name: string): Reply => {
    const { status } = matcher;
    // Where this provider says every no of that status in the same way, this one has it too.
    const always = failed.filter((one) => status < 300 && one.status === status).slice(0, 1);
    return make(status, { matchers: [matcher, ...always], name }) ?? empty(status);
  };
  const [gone] = absent;
  const [no] = failed;
  const answers: Answers = {
    documented: (status, mediaType) => make(status, mediaType === undefined ? {} : { mediaType }),
    statuses: Object.keys(responses),
    success: () => make(successStatus, { isFit: (reply) => !isNo(reply) }) ?? empty(successStatus),
    absent: () => (gone ? matching(gone, "absent") : (make(404) ?? empty(404))),
    failed: () => no && matching(no, "failed"),
    unauthorized: () => make(401) ?? make(403) ?? empty(401),
  };
  // Made once now, so that a spec whose answers can't be made is refused here and not in the middle of a test.
  if (isNo(answers.success())) {
    throw new Error(
      `The example of response ${successStatus} of ${slug} matches \`absent\` or \`failed\` of its x-removal. Give it an \`example\` of a success.`,
    );
  }
  answers.absent();
  answers.unauthorized();
  return answers;
}
