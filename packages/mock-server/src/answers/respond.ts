import { checkStatus, empty, isBodiless, type Reply, withHeaders } from "../http/reply.ts";
import type { Answer } from "../provider/mock-provider.ts";
import type { Answers } from "./answers.ts";

/** The reply that a test asked for. Throws a sentence where there is none. */
export function answerOf(answer: Answer, answers: Answers, slug: string): Reply {
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
  const otherwise = typeof body === "string" ? "text/plain;charset=utf-8" : "application/json";
  const base = withHeaders(answers.documented(status) ?? empty(status), {
    "content-type": text === "" ? mediaType : (mediaType ?? otherwise),
  });
  return { ...withHeaders(base, headers), body: text };
}
