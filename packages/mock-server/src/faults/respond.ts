import type { Answers } from "../answers/answers.ts";
import { checkStatus, empty, isBodiless, type Reply, withHeaders } from "../http/reply.ts";
import type { Effect } from "./fault.ts";

/** An answer that a test gives in place of the mock server's own. */
export interface Answer {
  /** 200 to 599. Without `body`, the spec must document it. */
  readonly status: number;
  /**
   * Default: the first media type that the spec documents for the status. With a `body`: `text/plain` for a text,
   * `application/json` for anything else.
   */
  readonly mediaType?: string;
  /** A text is sent as it is, anything else as JSON. Default: the documented example, or one made from the schema. */
  readonly body?: unknown;
  /** Added to the documented headers of the status. They replace headers of the same name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `after`: the member is removed all the same. Default: `before`, nothing is done. */
  readonly effect?: Effect;
}

/** The reply that a test asked for. Throws if it can't be made. */
export function replyOf(answer: Answer, answers: Answers, slug: string): Reply {
  const { status, mediaType, body, headers = {} } = answer;
  checkStatus(status);
  if (body === undefined) {
    const documented = answers.documented(status, mediaType);
    if (documented) return withHeaders(documented, headers);
    throw new Error(
      `The spec of ${slug} does not document status ${status}; it documents ${answers.statuses.join(", ")}. ` +
        `Give a \`body\` ("" for none) to answer with it all the same.`,
    );
  }
  if (isBodiless(status) && body !== "")
    throw new Error(
      `An answer with status ${status} can't have a body (RFC 9110). Leave \`body\` out.`,
    );
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const usual = typeof body === "string" ? "text/plain;charset=utf-8" : "application/json";
  const base = withHeaders(answers.documented(status) ?? empty(status), {
    "content-type": text === "" ? mediaType : (mediaType ?? usual),
  });
  return { ...withHeaders(base, headers), body: text };
}
