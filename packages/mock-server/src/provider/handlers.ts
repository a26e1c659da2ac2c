import { mistake } from "../http/reply.ts";
import { readRequest } from "../request/read-request.ts";
import { refusalOf } from "../security/credentials.ts";
import { queryKeys } from "../security/security-requirements.ts";
import { granted, judgeTokenRequest } from "../security/token-url.ts";
import type { Field } from "../spec/parameter.ts";
import { identity } from "../state/members.ts";
import { type Handler, type Parts, recorded } from "./provider-parts.ts";

/** Answers `deleteMember`: first the credentials, then the request, then who is a member. */
export function operationHandler(parts: Parts): Handler {
  const { operation, schemas, answers, alternatives, members, state, requests, queue } = parts;
  const { document } = operation;
  const keys = queryKeys(alternatives);
  return (received, path) => {
    const refusal = refusalOf(alternatives, state.credentials, received);
    const { problems, textsOf } = readRequest(operation, schemas, received, path, keys);
    const identities = (field: Field) =>
      textsOf(field).map((text) => identity(document, field, text));
    const organization = Object.fromEntries(
      operation.organization.map((one) => [one.name, identities(one).join(",")]),
    );
    // A list can name several.
    const named = identities(operation.member);
    const member = named.join(",");
    const said = refusal ? [refusal.reason, ...problems] : problems;
    const request = recorded(received, said, { organization, member });
    requests.push(request);
    const earned = () => {
      if (refusal)
        return (
          (refusal.status === 403 ? answers.documented(403) : undefined) ?? answers.unauthorized()
        );
      if (problems.length > 0) return mistake(400, problems);
      const place = Object.fromEntries(
        operation.organization.map((field) => [field.name, textsOf(field)]),
      );
      const removed = named.filter((one) => members.remove(place, one));
      return removed.length > 0 ? answers.success() : answers.absent();
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
