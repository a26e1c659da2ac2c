import { toPointer } from "../../../openapi/problem.ts";
import { documentedBy } from "../../model/check-responses.ts";
import type {
  MatcherModel,
  Model,
  OperationModel,
  RateLimitModel,
  RateLimitUnit,
  ResponseModel,
} from "../../model/model.ts";
import { codeSpan, inline, table } from "./markdown.ts";
import { outcomeOf } from "./wording.ts";

/** What the provider answers, and what each answer means. */
export function renderAnswers({ operation, rateLimitReset }: Model): string[] {
  const rows = operation.responses.map((response) => [
    String(response.status),
    inline(response.description),
    [
      outcomeOf(response.status),
      ...constantsOf(response, operation),
      ...exceptions(response, operation),
    ].join("; "),
  ]);
  const absent =
    operation.absent.length > 0
      ? "If the provider answers that there is no such member, the call throws an error with `absent: true`: it removed nobody."
      : "The provider does not document its answer for somebody who is not a member, so `absent` is never true.";
  const legend =
    "**removed**: the call resolves. **refused**: the call throws, and it removed nobody. **unknown**: the call throws, and the member may or may not have been removed. A request that never reached the provider ends as **not-sent**. In a `switch (error.status)`, `error.body` has the documented type.";
  const limits = rateLimitReset
    ? limitsText(rateLimitReset)
    : "The provider documents no rate-limit header of its own. The client reads `Retry-After` if the provider sends it.";
  return ["## Answers", table(["Status", "Meaning", "Outcome"], rows), legend, absent, limits];
}

const units: Readonly<Record<RateLimitUnit, string>> = {
  seconds: "seconds to wait",
  "unix-seconds": "seconds since the epoch",
  "unix-milliseconds": "milliseconds since the epoch",
};

function limitsText({ header, unit, statuses, remaining }: RateLimitModel): string {
  const when = `The header ${codeSpan(header)} says when a caller may try again (${units[unit]})`;
  const left = remaining === undefined ? "" : `, where ${codeSpan(remaining)} is \`0\``;
  const others = statuses?.filter((status) => status !== 429 && status !== 503) ?? [];
  const goesWith = statuses ? `, with a ${statuses.join(" or ")}` : "";
  const limit =
    others.length > 0
      ? ` A ${others.join(" or ")} with this header or with \`Retry-After\` counts as a rate limit and is retried like a 429.`
      : "";
  return `${when}${goesWith}${left}.${limit}`;
}

/** What the body of a success must hold to be one. */
function constantsOf({ status }: ResponseModel, { constants }: OperationModel): string[] {
  const own = constants.filter((one) => one.status === status);
  const texts = own.map(({ keys, equals }) => {
    const place = keys.length === 0 ? "the body" : codeSpan(toPointer(keys).slice(1));
    return `${place} is ${codeSpan(JSON.stringify(equals))}`;
  });
  return texts.length === 0 ? [] : [`**unknown** unless ${texts.join(" and ")}`];
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
    ...failed
      .filter(here)
      .map((matcher) => `**${matcher.outcome ?? "refused"}**${condition(matcher)}`),
  ];
}

function condition({ pointer, ...matcher }: MatcherModel): string {
  if (pointer === undefined) return "";
  const place = codeSpan(pointer);
  const { equals, notEquals, startsWith } = matcher;
  if (startsWith !== undefined) return ` where ${place} begins with ${codeSpan(startsWith)}`;
  if (equals !== undefined) return ` where ${place} is ${codeSpan(JSON.stringify(equals))}`;
  if (notEquals !== undefined)
    return ` where ${place} is present and not ${codeSpan(JSON.stringify(notEquals))}`;
  if (matcher.empty) return ` where ${place} is empty`;
  if (matcher.missing) return ` where there is no ${place}`;
  return ` where ${place} is present and not \`null\`, \`false\`, \`0\` or empty`;
}
