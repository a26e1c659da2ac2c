import { describe, expect, test } from "vitest";
import { textOfBody } from "../support/body.ts";
import {
  type CredentialHeaders,
  credentialHeaders,
  credentialPairs,
  isExchanged,
} from "../support/credentials.ts";
import { constantOf, pathOf, valuesOf } from "../support/parameters.ts";
import type { Provider, Values } from "../support/providers.ts";
import { type Stage, settled } from "../support/stage.ts";
import { textInHeader } from "../support/styles.ts";

/** The request as it is received: exactly the documented one. */
export function describeRequests(provider: Provider, stage: () => Stage): void {
  const { operation, document, slug } = provider;
  describe("sends the documented request and nothing else", () => {
    test.for(["required", "all"] as const)("with %s parameters", async (which) => {
      const { mock, client, forms, received } = stage();
      const values = valuesOf(operation, which);
      const platform = await platformHeaders(stage(), values);
      const sent = textOfBody(operation.body, values);
      for (const credentials of mock.credentials) {
        const expected = {
          ...platform,
          ...ownHeaders(provider, values),
          ...credentialHeaders(document, credentials),
        };
        for (const { call } of forms) {
          mock.clear();
          await settled(call(client({}, credentials), values));
          const { method, path, headers, body, problems } = received();
          const pairs = credentialPairs(document, credentials);
          expect({ method, body, problems }).toEqual({
            method: operation.method,
            body: sent,
            problems: [],
          });
          expectPath(path, `/${slug}${pathOf(operation, values, pairs)}`);
          expectHeaders(headers, expected);
        }
      }
    });

    test("and shows it without sending it", async () => {
      const { mock, client, server } = stage();
      const values = valuesOf(operation, "all");
      const request = await client().deleteMember.request(values);
      expect(request.method).toBe(operation.method);
      expectPath(request.url, server.baseUrl(slug) + pathOf(operation, values));
      expect(await request.text()).toBe(textOfBody(operation.body, values));
      expect(Object.fromEntries(request.headers)).toEqual(ownHeaders(provider, values));
      expect(mock.requests).toEqual([]);
    });
  });
}

/** The same path, and the same pairs in the query: OpenAPI gives those no order. */
function expectPath(found: string, expected: string): void {
  const parts = (text: string) => {
    const [path, query] = text.split("?");
    return { path, query: query?.split("&").sort() };
  };
  expect(parts(found)).toEqual(parts(expected));
}

/** What the platform's own `fetch` sends past caches, by asking it; a client's own headers replace some of them. */
async function platformHeaders(
  { mock, server, provider: { operation, slug } }: Stage,
  values: Values,
): Promise<Record<string, string>> {
  mock.clear();
  const { method, body } = operation;
  const text = textOfBody(body, values);
  const init = { method, cache: "no-store", ...(text !== "" && { body: text }) } as const;
  await (await fetch(server.baseUrl(slug) + pathOf(operation, values), init)).text();
  return lowerCase(mock.requests[0]?.headers ?? []);
}

function ownHeaders(
  { operation, slug, version }: Provider,
  values: Values,
): Record<string, string> {
  const { definition, parameters, body } = operation;
  const given = parameters.flatMap((parameter): [string, string][] => {
    if (parameter.in !== "header") return [];
    const value = constantOf(parameter) ?? values[parameter.name];
    return value === undefined ? [] : [[parameter.name, textInHeader(value)]];
  });
  return {
    accept: acceptOf(definition.responses),
    "user-agent": `offboard-${slug}/${version}`,
    ...(body && textOfBody(body, values) !== "" && { "content-type": body.mediaType }),
    ...lowerCase(given),
  };
}

/** Every documented media type, in the order of the document (design §4, rule 4). */
function acceptOf(responses: Provider["operation"]["definition"]["responses"]): string {
  const mediaTypes = Object.values(responses).flatMap(({ content = {} }) => Object.keys(content));
  return [...new Set(mediaTypes)].join(", ") || "*/*";
}

function lowerCase(headers: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

/** Exactly these headers, each once; a token that only the token URL knows stands for any. */
function expectHeaders(
  found: readonly (readonly [string, string])[],
  expected: CredentialHeaders,
): void {
  expect(found.map(([name]) => name.toLowerCase()).sort()).toEqual(Object.keys(expected).sort());
  const wanted = Object.entries(expected).map(([name, value]) => [
    name,
    value ?? expect.stringMatching(/^Bearer \S+$/),
  ]);
  expect(lowerCase(found)).toEqual(Object.fromEntries(wanted));
}

/** The exchange of OAuth2 client credentials (RFC 6749 §4.4), where the spec has it. */
export function describeTokens(provider: Provider, stage: () => Stage): void {
  const { document, operation } = provider;
  test("exchanges client credentials once, in a form, for the documented scopes", async () => {
    const { mock, client } = stage();
    const exchanged = mock.credentials.filter((options) => isExchanged(document, options));
    for (const credentials of exchanged) {
      const one = client({}, credentials);
      await Promise.all([1, 2, 3].map(() => settled(one.deleteMember(valuesOf(operation, "all")))));
      const scopes = operation.security.flatMap((requirement) => Object.values(requirement).flat());
      expect(mock.tokenRequests).toHaveLength(1);
      const [request] = mock.tokenRequests;
      expect(request?.problems).toEqual([]);
      expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
        grant_type: "client_credentials",
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        ...(scopes.length > 0 && { scope: scopes.join(" ") }),
      });
    }
    expect(mock.exchanges).toBe(exchanged.length);
  });
}
