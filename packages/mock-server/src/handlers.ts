import { refusalOf } from "./credentials.ts";
import { identity } from "./members.ts";
import { type Handler, type Parts, recorded } from "./parts.ts";
import { mistake } from "./reply.ts";
import { granted, judgeTokenRequest } from "./token-url.ts";
import { requestProblems, valuesOf } from "./validate.ts";

/** Answers `deleteMember`: first the credentials, then the request, then who is a member. */
export function operationHandler(parts: Parts): Handler {
  const { operation, schemas, answers, alternatives, members, state, requests, queue } = parts;
  return (received, values) => {
    const headers = new Headers(received.headers.map(([name, value]) => [name, value]));
    const refusal = refusalOf(alternatives, state.credentials, headers);
    const problems = requestProblems(operation, schemas, received, values);
    const organization = Object.fromEntries(
      operation.organization.map((one) => [one.name, identity(one, values[one.name] ?? "")]),
    );
    const [sent = ""] = valuesOf(operation.member, received, values);
    const member = identity(operation.member, sent);
    const said = refusal ? [refusal.reason, ...problems] : problems;
    const request = recorded(received, said, { organization, member });
    requests.push(request);
    const earned = () => {
      if (refusal)
        return (
          (refusal.status === 403 ? answers.documented(403) : undefined) ?? answers.unauthorized()
        );
      if (problems.length > 0) return mistake(400, problems);
      return members.remove(organization, member) ? answers.success() : answers.absent();
    };
    return queue.answer(earned, received, request);
  };
}

/** Answers the token URL. */
export function tokenHandler(parts: Parts): Handler {
  const { scopes, tokens, state, tokenRequests, tokenQueue } = parts;
  return (received) => {
    const settings = {
      credentials: state.credentials,
      scopes: scopes ?? [],
      lifetime: state.tokenLifetime,
    };
    const judged = judgeTokenRequest(received, settings, tokens);
    const request = recorded(received, judged.problems);
    tokenRequests.push(request);
    const earned = () => {
      if (judged.issue === undefined) return judged.reply;
      state.exchanges += 1;
      return granted(judged.issue(), settings.lifetime);
    };
    return tokenQueue.answer(earned, received, request);
  };
}
