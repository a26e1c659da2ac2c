import {
  type ClientOptions,
  type Clock,
  clientCredentials,
  createProviderClient,
  headerCredential,
  type Operation,
  serverUrl,
  uuid,
} from "../../src/index.ts";
import { json, recorder } from "./recorder.ts";

export const tokenUrl = "https://login.folding-desk.example/token";

/** A made-up provider with OAuth2 client credentials, a UUID in the path and a server with variables. */
const define = (): Parameters<typeof createProviderClient>[0] => ({
  provider: "folding-desk",
  title: "Folding Desk",
  version: "1.2.3",
  accept: "*/*",
  serverUrl: serverUrl("https://{tenant}.folding-desk.example/{region}", {
    tenant: { default: "www" },
    region: { default: "eu", enum: ["eu", "us"] },
  }),
  credentials: {
    ...clientCredentials(tokenUrl, { scope: "members:remove members:read" }),
    accessToken: headerCredential("authorization", "Bearer "),
  },
  alternatives: ["clientId, clientSecret", "clientId, clientSecret, tokenUrl", "accessToken"],
  own: { authorization: null },
  operations: {
    deleteMember: {
      method: "DELETE",
      path: "/people/{personId}",
      parameters: { personId: { in: "path", type: "string", check: uuid } },
    },
  },
});

export const clientSecret = "s3cret&of the=desk";
export const person: { personId: string } = { personId: "0190b9a4-3c5d-7e2f-8a1b-0c9d8e7f6a5b" };
export const personUrl: string = `https://www.folding-desk.example/eu/people/${person.personId}`;

export interface FoldingDesk {
  deleteMember: Operation<{ personId: string }, undefined>;
}

/** A client with an id and a secret, unless `options` name a ready token. */
export function createFoldingDesk(
  options: ClientOptions & Record<string, unknown> = {},
  clock?: Clock,
): FoldingDesk {
  const own = "accessToken" in options ? {} : { clientId: "desk-client", clientSecret };
  return createProviderClient<FoldingDesk>(define(), { ...own, ...options }, clock);
}

/** Both servers of the provider. */
export interface Desk {
  readonly fetch: (request: Request) => Promise<Response>;
  /** The bodies of the exchanges. */
  readonly exchanges: string[];
  /** The `Authorization` of the calls. */
  readonly calls: (string | null)[];
}

/** Plays both servers; `grant` answers an exchange, counted from 1. */
export function desk(
  grant: (count: number) => Response | Promise<Response> = (count) =>
    json(200, { access_token: `token-${count}`, token_type: "Bearer", expires_in: 3600 }),
  answer: (authorization: string | null) => Response = () => new Response(null, { status: 204 }),
): Desk {
  const exchanges: string[] = [];
  const calls: (string | null)[] = [];
  const { fetch } = recorder(async (request) => {
    if (request.url !== tokenUrl) {
      calls.push(request.headers.get("authorization"));
      return answer(calls.at(-1) ?? null);
    }
    exchanges.push(await request.text());
    return grant(exchanges.length);
  });
  return { fetch, exchanges, calls };
}
