import {
  type ClientOptions,
  type Clock,
  createProviderClient,
  headerCredential,
  type Operation,
  type ProviderError,
  type Result,
  type TypedClient,
} from "../../src/index.ts";

/** A made-up provider with an API key, a pair of headers or a bearer token, and parameters in every place. */
export const definition: Parameters<typeof createProviderClient>[0] = {
  provider: "paper-crane",
  title: "Paper Crane",
  version: "1.2.3",
  accept: "application/json, application/problem+json",
  baseUrl: "https://api.paper-crane.example/v1",
  credentials: {
    apiKey: headerCredential("x-api-key"),
    keyId: headerCredential("x-key-id"),
    keySecret: headerCredential("x-key-secret"),
    accessToken: headerCredential("authorization", "Bearer "),
  },
  alternatives: ["apiKey", "keyId, keySecret", "accessToken"],
  own: {
    "x-api-key": null,
    "x-key-id": null,
    "x-key-secret": null,
    authorization: null,
    "x-api-version": "2026-01-01",
  },
  rateLimitReset: "x-reset",
  operations: {
    deleteMember: {
      method: "DELETE",
      path: "/teams/{teamId}/members/{memberId}",
      parameters: {
        teamId: { in: "path", type: "integer" },
        memberId: { in: "path", type: "string" },
        reason: { in: "query", type: "string", optional: true },
        silent: { in: "query", type: "boolean", optional: true },
        "x-actor": { in: "header", type: "string", optional: true },
      },
      success: [202],
      absent: [
        { status: 403, at: ["error", "message"], startsWith: "No member -" },
        { status: 404, at: ["code"], equals: 40404 },
        { status: 409, at: ["gone"] },
        { status: 410 },
      ],
      failed: [{ status: 200, at: ["status"], equals: "error" }],
    },
  },
};

export const secret = "sk_live_paper_crane_0123456789";
export const path = "/teams/{teamId}/members/{memberId}";
export const member: MemberParameters = { teamId: 7, memberId: "ada-lovelace" };
export const memberUrl = "https://api.paper-crane.example/v1/teams/7/members/ada-lovelace";

export interface MemberParameters {
  teamId: number;
  memberId: string;
  reason?: string;
  silent?: boolean;
  "x-actor"?: string;
}

export interface Removed {
  status: "success" | "error";
  id?: string;
}

/** What openapi-typescript would make of the responses. */
interface Responses {
  200: { headers: Record<string, unknown>; content: { "application/json": Removed } };
  202: { headers: Record<string, unknown>; content?: never };
  401: { headers: Record<string, unknown>; content?: never };
  403: {
    headers: Record<string, unknown>;
    content: { "application/json": { error: { message: string } } };
  };
  404: {
    headers: Record<string, unknown>;
    content: { "application/json": { code: number }; "application/problem+json": { type: string } };
  };
}

export interface Paths {
  [path]: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    delete: {
      parameters: {
        query?: { reason?: string; silent?: boolean };
        header?: { "x-actor"?: string; "x-api-version"?: "2026-01-01" };
        path: { teamId: number; memberId: string };
        cookie?: never;
      };
      requestBody?: never;
      responses: Responses;
    };
  };
}

export type PaperCraneError = ProviderError<"paper-crane", Responses>;
export type MemberResult = Result<Removed | undefined>;

export interface PaperCrane extends TypedClient<Paths> {
  deleteMember: Operation<MemberParameters, Removed | undefined>;
}

export type PaperCraneOptions = ClientOptions & Record<string, unknown>;

/** A client with an API key, unless `options` name other credentials. */
export function createPaperCrane(options: PaperCraneOptions = {}, clock?: Clock): PaperCrane {
  const named = ["keyId", "accessToken"].some((name) => name in options);
  const own = named ? {} : { apiKey: secret };
  return createProviderClient<PaperCrane>(definition, { ...own, ...options }, clock);
}
