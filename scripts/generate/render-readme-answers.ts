import { documentedBy } from "./check-responses.ts";
import { codeSpan, inline, table } from "./markdown.ts";
import type { MatcherModel, Model, OperationModel, ResponseModel } from "./model.ts";
import { outcomeOf } from "./words.ts";

/** What the provider answers, and what each answer means. */
export function renderAnswers({ operation, rateLimitReset }: Model): string[] {
  const rows = operation.responses.map((response) => [
    String(response.status),
    inline(response.description),
    [outcomeOf(response.status), ...exceptions(response, operation)].join("; "),
  ]);
  const absent =
    operation.absent.length > 0
      ? "An answer that says that there is no such member is an error too, with `absent: true`: this call removed nobody."
      : "The provider documents no answer for a member who is not there, so `absent` is never true.";
  const legend =
    "**refused**: this call removed nothing. **unknown**: it may or may not have been removed. What never reached the provider is **not-sent**. `switch (error.status)` gives `error.body` the documented type.";
  const limits = rateLimitReset
    ? `The header ${codeSpan(rateLimitReset.header)} says when a caller may try again (${rateLimitReset.unit === "seconds" ? "seconds to wait" : "seconds since the epoch"}).`
    : "The provider documents no rate-limit header of its own; `Retry-After` is read where it is sent.";
  return ["## Answers", table(["Status", "Meaning", "Outcome"], rows), legend, absent, limits];
}

/** What the matchers say of one row: a number's own, or those of the statuses that only a range documents. */
function exceptions({ status: row }: ResponseModel, operation: OperationModel): string[] {
  const { absent, failed, responses } = operation;
  const rows = responses.map(({ status }) => String(status));
  const here = ({ status }: MatcherModel) => documentedBy(status, rows) === String(row);
  const whose = ({ status }: MatcherModel) => (status === row ? "" : `${status}: `);
  return [
    ...absent.filter(here).map((matcher) => {
      const outcome = matcher.status < 300 ? "**refused**, no such member" : "no such member";
      return `${whose(matcher)}${outcome}${condition(matcher)}`;
    }),
    ...failed.filter(here).map((matcher) => `**refused**${condition(matcher)}`),
  ];
}

function condition({ pointer, equals, startsWith }: MatcherModel): string {
  if (pointer === undefined) return "";
  if (startsWith !== undefined)
    return ` where ${codeSpan(pointer)} begins with ${codeSpan(startsWith)}`;
  return equals === undefined
    ? ` where there is ${codeSpan(pointer)}`
    : ` where ${codeSpan(pointer)} is ${codeSpan(JSON.stringify(equals))}`;
}
