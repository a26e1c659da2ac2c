import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  basicCredential,
  basicCredentials,
  cookieCredential,
  headerCredential,
  queryCredential,
} from "../../src/index.ts";
import { failureOf, json, recorder, thrownBy } from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";
import { listen } from "../support/sockets.ts";

const own = { authorization: null, cookie: null };
const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

const basic = { own, credentials: basicCredentials(), alternatives: ["username, password"] };
const keyed = (password: string) => ({
  ...{ own, credentials: { apiKey: basicCredential(password) }, alternatives: ["apiKey"] },
});
const prefixed = (prefix: string) => ({
  ...{ own, alternatives: ["apiKey"] },
  credentials: { apiKey: headerCredential("authorization", prefix) },
});
const inQuery = {
  own,
  credentials: { apiKey: queryCredential("api_key") },
  alternatives: ["apiKey"],
};
const inCookie = {
  ...{ own, alternatives: ["session, csrf"] },
  credentials: { session: cookieCredential("sid"), csrf: cookieCredential("csrf") },
};

describe("sends a credential as its provider wants it, from a text and from a function", () => {
  test.for([
    [
      "basic",
      basic,
      { username: "Aladdin", password: "open sesame" },
      { authorization: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" },
      "",
    ],
    [
      "basic in UTF-8 (RFC 7617 §2.1)",
      basic,
      { username: "test", password: "123£" },
      { authorization: "Basic dGVzdDoxMjPCow==" },
      "",
    ],
    [
      "a colon in a password",
      basic,
      { username: "a", password: ":b:" },
      { authorization: `Basic ${base64("a::b:")}` },
      "",
    ],
    [
      "basic with an empty password",
      keyed(""),
      { apiKey: "k" },
      { authorization: `Basic ${base64("k:")}` },
      "",
    ],
    [
      "basic with a fixed password",
      keyed("X"),
      { apiKey: "k" },
      { authorization: `Basic ${base64("k:X")}` },
      "",
    ],
    ["a scheme", prefixed("GenieKey "), { apiKey: "k" }, { authorization: "GenieKey k" }, ""],
    ["a prefix", prefixed("Token token="), { apiKey: "k" }, { authorization: "Token token=k" }, ""],
    ["a query", inQuery, { apiKey: "k&x=1" }, {}, "?api_key=k%26x%3D1"],
    ["cookies", inCookie, { session: "s=1", csrf: "c" }, { cookie: "sid=s=1; csrf=c" }, ""],
    ["nothing", { ...inQuery, alternatives: ["", "apiKey"] }, {}, {}, ""],
  ] as const)("%s", async ([, definition, credentials, headers, search]) => {
    const functions = Object.fromEntries(
      Object.entries(credentials).map(([name, value]) => [name, async () => value]),
    );
    for (const given of [credentials, functions]) {
      const { client, sent } = smallProvider({}, definition, given);
      await client.deleteMember({});
      const [request] = sent.requests;
      const { accept, "user-agent": _, ...others } = Object.fromEntries(request?.headers ?? []);
      expect([others, new URL(`${request?.url}`).search, accept]).toEqual([headers, search, "*/*"]);
      expect((await client.deleteMember.request({})).url).toBe("https://api.small.example/seats");
    }
  });

  test("a key in a query stands after the other parameters, at every attempt anew", async () => {
    let count = 0;
    const { fetch, requests } = recorder(() =>
      requests.length < 2 ? json(429, {}, { "retry-after": "0" }) : json(200, {}),
    );
    const parameters = { q: { in: "query", type: "string" } } as const;
    const options = { fetch, retry: { limit: 1 }, apiKey: () => `key-${++count}` };
    const { client } = smallProvider({ parameters }, inQuery, options);
    await client.deleteMember({ q: "a b" });
    expect(requests.map(({ url }) => new URL(url).search)).toEqual([
      "?q=a%20b&api_key=key-1",
      "?q=a%20b&api_key=key-2",
    ]);
  });
});

describe("a key in a query is in nothing that a program might log", () => {
  const answered = (status: number) =>
    recorder((request) =>
      Object.defineProperty(json(status, { message: "no" }), "url", {
        ...{ value: request.url, configurable: true },
      }),
    );
  test("a result", async () => {
    const { fetch } = answered(200);
    const parameters = { api: { in: "query", type: "string" } } as const;
    const options = { fetch, apiKey: "secret-key" };
    const { client } = smallProvider({ parameters }, inQuery, options);
    const result = await client.deleteMember({ api: "1" });
    expect(result.response.url).toBe("https://api.small.example/seats?api=1");
    expect(inspect(result, { showHidden: true, depth: 9 })).not.toContain("secret");
  });
  test("a copy of the answer, and a copy of that", async () => {
    const provider = await listen((_, response) => response.writeHead(204).end());
    const definition = { ...inQuery, baseUrl: provider.url };
    const options = { fetch: globalThis.fetch, apiKey: "secret-key" };
    const { client } = smallProvider({}, definition, options);
    const { response } = await client.deleteMember({});
    const copies = [response, response.clone(), response.clone().clone()];
    for (const { url } of copies) expect(url).toBe(`${provider.url}/seats`);
    expect(inspect(copies, { showHidden: true, depth: 9 })).not.toContain("secret");
  });
  test("an error", async () => {
    const { fetch } = answered(403);
    const { client } = smallProvider({}, inQuery, { fetch, apiKey: "secret-key" });
    const error = await failureOf(client.deleteMember({}));
    expect(error.response?.url).toBe("https://api.small.example/seats");
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain("secret");
    const { response } = await client.DELETE("/seats");
    expect(inspect(response, { depth: 9 })).not.toContain("secret");
  });
  test("a redirect that hands it on", async () => {
    const { fetch } = recorder((request) => {
      const location = request.url.replace("seats", "chairs");
      return new Response(null, { status: 308, headers: { location, "x-trace": "1" } });
    });
    const { client } = smallProvider({}, inQuery, { fetch, apiKey: "secret-key" });
    const error = await failureOf(client.deleteMember({}));
    expect(Object.fromEntries(error.response?.headers ?? [])).toEqual({
      location: "https://api.small.example/chairs",
      "x-trace": "1",
    });
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain("secret");
  });
  test("a lost connection", async () => {
    const { client } = smallProvider({}, inQuery, {
      apiKey: "secret-key",
      fetch: async (request) => {
        throw new TypeError(`no ${request.url}`);
      },
    });
    const error = await failureOf(client.deleteMember({}));
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain("secret");
  });
});

describe("refuses at once what can't be sent, without showing it", () => {
  test.for([
    [
      basic,
      { username: "se:cret", password: "p" },
      'option "username" has a control character, a lone surrogate or a colon',
    ],
    [
      basic,
      { username: "u", password: "sec\nret" },
      'option "password" has a control character, a lone surrogate or a colon',
    ],
    [basic, { username: "", password: "p" }, 'option "username" is empty'],
    [basic, { username: "u", password: "" }, 'option "password" is empty'],
    [basic, { username: "u" }, "needs { username, password }, but got { username }"],
    [keyed(""), { apiKey: "" }, 'option "apiKey" is empty'],
    [inQuery, { apiKey: "" }, 'option "apiKey" is empty, or begins or ends with white space'],
    [
      inQuery,
      { apiKey: "secret\u0000" },
      'option "apiKey" has a control character or lone surrogate',
    ],
    [
      inCookie,
      { session: "secret;x=1", csrf: "c" },
      `option "session" has a character that a cookie can't carry`,
    ],
    [
      inCookie,
      { session: "sécret", csrf: "c" },
      `option "session" has a character that a header can't carry`,
    ],
  ] as const)("%#: %j", ([definition, credentials, wanted]) => {
    const { message } = thrownBy(() => smallProvider({}, definition, credentials));
    expect(message).toBe(`Small Provider client: ${wanted}. Nothing was sent.`);
  });
});
