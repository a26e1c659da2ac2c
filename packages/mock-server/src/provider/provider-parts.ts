import { type Answers, createAnswers } from "../answers/answers.ts";
import type { Selection } from "../faults/fault.ts";
import { createQueue, type Queue } from "../faults/fault-queue.ts";
import type { Place } from "../faults/play-fault.ts";
import type { Received, Reply } from "../http/reply.ts";
import { createTokens, type Tokens } from "../security/access-tokens.ts";
import { testCredentials } from "../security/credentials.ts";
import {
  type Alternative,
  type Credentials,
  readAlternatives,
} from "../security/security-requirements.ts";
import { granted } from "../security/token-url.ts";
import type { PathTexts } from "../server/router.ts";
import { resolve, type SecurityScheme } from "../spec/document.ts";
import { type Operation, readOperation } from "../spec/operation.ts";
import { createSchemas, type Schemas } from "../spec/schema-validator.ts";
import { createMembers, type Members, type Whom } from "../state/members.ts";
import type { RecordedRequest } from "./mock-provider.ts";

export type Handler = (received: Received, texts: PathTexts) => Promise<Reply>;

/** What one provider consists of: what its spec says, and what has happened so far. */
export interface Parts {
  readonly operation: Operation;
  readonly schemas: Schemas;
  readonly answers: Answers;
  readonly alternatives: readonly Alternative[];
  /** The scopes of the spec's client credentials flow; `undefined` where it has no such flow. */
  readonly scopes: readonly string[] | undefined;
  readonly members: Members;
  readonly tokens: Tokens;
  readonly requests: RecordedRequest[];
  readonly tokenRequests: RecordedRequest[];
  readonly queue: Queue;
  readonly tokenQueue: Queue;
  readonly state: { credentials: readonly Credentials[]; tokenLifetime: number; exchanges: number };
}

export function createParts(slug: string, document: object, memberName: string | undefined): Parts {
  const operation = readOperation(slug, document, memberName);
  const schemas = createSchemas(operation.document);
  const answers = createAnswers(operation, schemas);
  const tokens = createTokens();
  const alternatives = readAlternatives(operation, tokens);
  const state = {
    credentials: testCredentials(slug, alternatives),
    tokenLifetime: 3600,
    exchanges: 0,
  };
  const place: Place = {
    slug,
    success: answers.success,
    documented: (status) => answers.documented(status),
    failed: answers.failed,
    limit: operation.document["x-rate-limit-reset"],
  };
  const tokenPlace: Place = {
    ...place,
    success: () => granted("test-token", state.tokenLifetime),
    documented: () => undefined,
    failed: () => undefined,
    // Which statuses say it is known of the operation alone.
    limit: place.limit && { header: place.limit.header, unit: place.limit.unit },
  };
  const members = createMembers(operation, schemas);
  return {
    operation,
    schemas,
    answers,
    tokens,
    alternatives,
    state,
    scopes: scopesOf(operation),
    members,
    requests: [],
    tokenRequests: [],
    queue: createQueue(place, members.identify),
    tokenQueue: createQueue(tokenPlace, nobody),
  };
}

function nobody({ organization, member }: Selection): Whom {
  if (organization === undefined && member === undefined) return {};
  throw new Error(
    "A token URL knows no members: leave `organization` and `member` out, or give a function that looks at the request.",
  );
}

function scopesOf({ document }: Operation): string[] | undefined {
  for (const scheme of Object.values(document.components?.securitySchemes ?? {})) {
    const flow = resolve<SecurityScheme>(document, scheme).flows?.clientCredentials;
    if (flow) return Object.keys(flow.scopes ?? {});
  }
  return undefined;
}

export function recorded(
  { method, path, headers, body }: Received,
  problems: readonly string[],
  whom: Whom = {},
): RecordedRequest {
  return { method, path, headers, body, problems, ...whom, receivedAt: new Date() };
}
