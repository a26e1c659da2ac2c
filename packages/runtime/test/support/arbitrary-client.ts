import { inspect } from "node:util";
import { expect } from "vitest";
import { createProviderClient, headerCredential, type Middleware } from "../../src/index.ts";
import { type Drawn, marker, type Parameter } from "./arbitraries.ts";
import { definition } from "./paper-crane.ts";
import type { Failure } from "./recorder.ts";

export const credential = "sk-live-1815";

/** What a client has, whose operation was drawn. */
export interface AnyClient {
  readonly deleteMember: AnyCall & { readonly request: AnyCall };
  readonly use: (middleware: Middleware) => void;
  readonly [method: string]: unknown;
}
type AnyCall = (parameters: object, options?: object) => Promise<unknown>;
type TypedCall = (path: string, init: object) => Promise<unknown>;

export const templateOf = ({ segments }: Drawn): string =>
  segments.map((one) => (typeof one === "string" ? `/${one}` : `/{${one.name}}`)).join("");

const pathParametersOf = ({ segments }: Drawn): Parameter[] =>
  segments.filter((one) => typeof one !== "string");

/** A client for an operation that was drawn. */
export function clientFor(drawn: Drawn, options: object): AnyClient {
  const parameters = Object.fromEntries([
    ...pathParametersOf(drawn).map(({ name, type }) => [name, { in: "path", type }]),
    ...drawn.query.map(({ name, type }) => [name, { in: "query", type, optional: true }]),
  ]);
  const deleteMember = { method: drawn.method, path: templateOf(drawn), parameters };
  return createProviderClient<AnyClient>(
    {
      ...definition,
      credentials: { apiKey: headerCredential("x-api-key") },
      alternatives: ["apiKey"],
      operations: { deleteMember },
    },
    { apiKey: credential, ...options } as object,
  );
}

/** The ways to use an operation, by their names. */
export const ways: Readonly<Record<string, (client: AnyClient, drawn: Drawn) => Promise<unknown>>> =
  {
    deleteMember: (client, drawn) => client.deleteMember(valuesOf(drawn)),
    request: (client, drawn) => client.deleteMember.request(valuesOf(drawn)),
    typed: (client, drawn) => {
      const path = Object.fromEntries(pathParametersOf(drawn).map((one) => [one.name, one.value]));
      const query = Object.fromEntries(drawn.query.map((one) => [one.name, one.value]));
      return (client[drawn.method] as TypedCall)(templateOf(drawn), { params: { path, query } });
    },
  };

function valuesOf(drawn: Drawn): object {
  const all = [...pathParametersOf(drawn), ...drawn.query];
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** Decodes what any number of decoders on the way, however lenient, would make of a text. */
function decodeFully(text: string): string {
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(/%([0-7][0-9a-f])/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  }
  return text;
}

function isUnfit({ type, value }: Parameter, place: "path" | "query"): boolean {
  if (value === undefined) return place === "path";
  if (type === "integer") return !Number.isSafeInteger(value);
  if (typeof value !== type) return true;
  if (typeof value !== "string") return false;
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return true;
  if (place === "query") return false;
  // After a slash, a segment ends at the next one, or where its parameters, a query or a fragment begin.
  const segments = decodeFully(value)
    .split(/[/\\]/)
    .map((segment) => segment.split(/[;?#\0]/)[0]);
  return (
    /^[\s\p{Cf}]|[\s\p{Cf}]$|^$/u.test(value) || segments.includes(".") || segments.includes("..")
  );
}

/** Whether a call must not be sent, by the design, §4, rule of the wire 1. */
export function isRefused(drawn: Drawn): boolean {
  return (
    pathParametersOf(drawn).some((one) => isUnfit(one, "path")) ||
    drawn.query.some((one) => isUnfit(one, "query"))
  );
}

/** Expects a refusal that shows neither a credential nor a value in anything that a log makes of it. */
export function expectRefusal(error: Failure): void {
  const { name, outcome, attempts, status } = error;
  expect([name, outcome, attempts, status]).toEqual([
    ...["InvalidRequestError", "not-sent", 0, undefined],
  ]);
  expectSilent(error);
}

/** Expects that nothing that a log makes of an error shows a credential or what is marked. */
export function expectSilent(error: Failure): void {
  const depth = Number.POSITIVE_INFINITY;
  const texts = [error.message, error.stack, JSON.stringify(error), inspect(error, { depth })];
  const shown = [...texts, inspect(error.cause, { depth }), String(error.cause)].join("\n");
  for (const hidden of [marker, credential, "evil.example"]) expect(shown).not.toContain(hidden);
}

/** Expects the path that a server reads to be the base URL's, and then just the template's segments. */
export function expectPath(pathname: string, baseUrl: string, drawn: Drawn): void {
  const prefix = `${new URL(baseUrl).pathname.replace(/\/+$/, "")}/`;
  expect(pathname.slice(0, prefix.length)).toBe(prefix);
  expect(pathname.slice(prefix.length).split("/").map(decodeURIComponent)).toEqual(
    drawn.segments.map((one) => (typeof one === "string" ? one : String(one.value))),
  );
}

/** Expects just the query parameters that were given. */
export function expectQuery(search: string, { query }: Drawn): void {
  const wanted = query.filter(({ value }) => value !== undefined);
  expect([...new URLSearchParams(search)]).toEqual(
    wanted.map(({ name, value }) => [name, String(value)]),
  );
}
