import { mockError } from "../http/reply.ts";
import type { Handler } from "../http/router.ts";
import { readRequest } from "../request/read-request.ts";
import { refusalOf } from "../security/credentials.ts";
import { queryKeyNames } from "../security/security-requirements.ts";
import { readTokenRequest, tokenReply } from "../security/token-url.ts";
import type { Parameter } from "../spec/parameter.ts";
import { comparable } from "../state/members.ts";
import { recordRequest } from "../state/recorded-request.ts";
import type { ProviderState } from "./provider-state.ts";

/** Answers `deleteMember`. It checks the credentials, then the request, and then removes the member. */
export function operationHandler(state: ProviderState): Handler {
  const { operation, validator, answers, alternatives, members } = state;
  const { document } = operation;
  const keyNames = queryKeyNames(alternatives);
  return (received, path) => {
    const refusal = refusalOf(alternatives, state.credentials, received);
    const { problems, textsOf } = readRequest(operation, validator, received, path, keyNames);
    const keysOf = (parameter: Parameter) =>
      textsOf(parameter).map((text) => comparable(document, parameter, text));
    const organization = Object.fromEntries(
      operation.organization.map((one) => [one.name, keysOf(one).join(",")]),
    );
    // An array can name several members.
    const named = keysOf(operation.member);
    const request = recordRequest(received, refusal ? [refusal.reason, ...problems] : problems, {
      organization,
      member: named.join(","),
    });
    state.requests.push(request);
    const carryOut = () => {
      if (refusal)
        return (
          (refusal.status === 403 ? answers.documented(403) : undefined) ?? answers.unauthorized()
        );
      if (problems.length > 0) return mockError(400, problems);
      const sent = Object.fromEntries(
        operation.organization.map((parameter) => [parameter.name, textsOf(parameter)]),
      );
      const removed = named.filter((one) => members.remove(sent, one));
      return removed.length > 0 ? answers.success() : answers.absent();
    };
    return state.queue.answer(carryOut, received, request);
  };
}

/** Answers the token URL. */
export function tokenHandler(state: ProviderState): Handler {
  const { scopes = [], tokens } = state;
  return (received) => {
    const { credentials, tokenLifetime: lifetime } = state;
    const result = readTokenRequest(received, { credentials, scopes, lifetime }, tokens);
    const request = recordRequest(received, result.problems);
    state.tokenRequests.push(request);
    const carryOut = () => {
      if (result.issue === undefined) return result.reply;
      state.exchanges += 1;
      return tokenReply(result.issue(), lifetime);
    };
    return state.tokenQueue.answer(carryOut, received, request);
  };
}
