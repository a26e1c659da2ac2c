import { type Answers, createAnswers } from "./answers.ts";
import { testCredentials } from "./credentials.ts";
import { resolve, type SecurityScheme } from "./document.ts";
import type { Selection } from "./fault.ts";
import type { Place } from "./faults.ts";
import { createMembers, type Members, type Whom } from "./members.ts";
import { type Operation, readOperation } from "./operation.ts";
import type { RecordedRequest } from "./provider.ts";
import { createQueue, type Queue } from "./queue.ts";
import type { Received, Reply } from "./reply.ts";
import type { PathTexts } from "./routes.ts";
import { createSchemas, type Schemas } from "./schemas.ts";
import { type Alternative, type Credentials, readAlternatives } from "./security.ts";
import { granted } from "./token-url.ts";
import { createTokens, type Tokens } from "./tokens.ts";

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
