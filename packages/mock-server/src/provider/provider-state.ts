import { type Answers, createAnswers } from "../answers/answers.ts";
import { createFaultQueue, type FaultQueue } from "../faults/fault-queue.ts";
import type { FaultContext } from "../faults/play-fault.ts";
import { type AccessTokens, createAccessTokens } from "../security/access-tokens.ts";
import { testCredentials } from "../security/credentials.ts";
import {
  type Alternative,
  readAlternatives,
  readScopes,
} from "../security/security-requirements.ts";
import type { Credentials } from "../security/security-schemes.ts";
import { tokenReply } from "../security/token-url.ts";
import { type Operation, readOperation } from "../spec/operation.ts";
import { createSchemaValidator, type SchemaValidator } from "../spec/schema-validator.ts";
import {
  createMembers,
  type MemberKey,
  type MemberReference,
  type Members,
} from "../state/members.ts";
import type { RecordedRequest } from "../state/recorded-request.ts";

/** What the spec of one provider says, and what has happened so far. */
export interface ProviderState {
  readonly operation: Operation;
  readonly validator: SchemaValidator;
  readonly answers: Answers;
  readonly alternatives: readonly Alternative[];
  /** The scopes of the spec's client credentials flow; `undefined` if it has no such flow, and so no token URL. */
  readonly scopes: readonly string[] | undefined;
  readonly members: Members;
  readonly tokens: AccessTokens;
  readonly requests: RecordedRequest[];
  readonly tokenRequests: RecordedRequest[];
  readonly queue: FaultQueue;
  readonly tokenQueue: FaultQueue;
  credentials: readonly Credentials[];
  tokenLifetime: number;
  exchanges: number;
}

export function createProviderState(
  slug: string,
  document: object,
  memberName: string | undefined,
): ProviderState {
  const operation = readOperation(slug, document, memberName);
  const validator = createSchemaValidator(operation.document);
  const answers = createAnswers(operation, validator);
  const tokens = createAccessTokens();
  const alternatives = readAlternatives(operation, tokens);
  const members = createMembers(operation, validator);
  const limit = operation.document["x-rate-limit-reset"];
  const context: FaultContext = {
    slug,
    success: answers.success,
    documented: (status) => answers.documented(status),
    failed: answers.failed,
    limit,
  };
  const tokenContext: FaultContext = {
    slug,
    success: () => tokenReply("test-token", state.tokenLifetime),
    documented: () => undefined,
    failed: () => undefined,
    // `statuses` and `remaining` are known of the operation only.
    limit: limit && { header: limit.header, unit: limit.unit },
  };
  const state: ProviderState = {
    ...{ operation, validator, answers, alternatives, members, tokens },
    scopes: readScopes(operation),
    requests: [],
    tokenRequests: [],
    queue: createFaultQueue(context, members.keyOf),
    tokenQueue: createFaultQueue(tokenContext, noMemberKey),
    credentials: testCredentials(slug, alternatives),
    tokenLifetime: 3600,
    exchanges: 0,
  };
  return state;
}

function noMemberKey({ organization, member }: MemberReference): MemberKey {
  if (organization === undefined && member === undefined) return {};
  throw new Error(
    "A token request names no member: leave `organization` and `member` out, or give a function that looks at the request.",
  );
}
