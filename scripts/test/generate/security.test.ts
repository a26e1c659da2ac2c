import { expect, test } from "vitest";
import { edit, filesOf, mistakesAt, mistakesOf, textsOf } from "../support/small-spec.ts";

const scheme = "    apiKey: { type: apiKey, in: header, name: X-Api-Key }\n";
const requirement = "  - apiKey: []\n";

/** The small spec with other credentials: a line for each alternative, and the schemes. */
const specWith = (
  security: readonly string[],
  schemes: Readonly<Record<string, string>>,
  ...changes: (readonly [string, string])[]
) =>
  edit(
    [requirement, security.map((line) => `  - ${line}\n`).join("") || "  []\n"],
    [
      scheme,
      Object.entries(schemes)
        .map(([name, text]) => `    ${name}: { ${text} }\n`)
        .join("") || "    {}\n",
    ],
    ...changes,
  );

async function rendered(spec: string) {
  const { index, readme } = await textsOf(spec);
  const part = (pattern: RegExp) => pattern.exec(index)?.[1];
  return {
    imports: (part(/^.*?import \{(.*?)\} from/) ?? "").match(/\w*Credentials?\b/g)?.sort(),
    type: part(
      /export (?:type|interface) AcmeCredentials (?:= )?(?:\| )?(.*?);? \/\*\* The options/,
    ),
    credentials: part(/credentials: (\{.*?\}), alternatives:/),
    alternatives: part(/alternatives: (\[.*?\]), own:/),
    own: part(/own: (\{.*?\}), operations:/),
    facts: part(/credentials: (\[\[?.*?\]), statuses:/),
    factory: part(/export function createAcmeClient\((.*?)\): AcmeClient/),
    readme: /## Credentials\n\n(.*?)\n\n## Parameters/s.exec(readme)?.[1],
  };
}

const described = (text: string) => `${text}, description: The key.`;
const one = (option: string) => `{ /** The key. */ ${option}: Credential; }`;
const genie = described("type: http, scheme: GenieKey");

// One scheme: what the client is made of, the type of its credentials, and the headers that are its own.
test.each([
  [
    "bearer",
    described("type: http, scheme: bearer"),
    { credentials: '{ key: headerCredential("authorization", "Bearer ") }', own: "authorization" },
  ],
  [
    "Bearer, in other letters",
    described("type: http, scheme: BEARER"),
    { credentials: '{ key: headerCredential("authorization", "Bearer ") }', own: "authorization" },
  ],
  [
    "another http scheme",
    genie,
    {
      credentials: '{ key: headerCredential("authorization", "GenieKey ") }',
      own: "authorization",
    },
  ],
  [
    "a key as the user name, no password",
    described("type: http, scheme: basic, x-password: ''"),
    { credentials: '{ key: basicCredential("") }', own: "authorization" },
  ],
  [
    "a key as the user name, a fixed password",
    described("type: http, scheme: Basic, x-password: 'api_token'"),
    { credentials: '{ key: basicCredential("api_token") }', own: "authorization" },
  ],
  [
    "a header",
    described("type: apiKey, in: header, name: X-Key"),
    { credentials: '{ key: headerCredential("x-key") }', own: '"x-key"' },
  ],
  [
    "a header with a prefix",
    described("type: apiKey, in: header, name: Authorization, x-prefix: 'Token token='"),
    {
      credentials: '{ key: headerCredential("authorization", "Token token=") }',
      own: "authorization",
    },
  ],
  [
    "a query parameter",
    described("type: apiKey, in: query, name: api_key"),
    { credentials: '{ key: queryCredential("api_key") }', own: undefined },
  ],
  [
    "a cookie",
    described("type: apiKey, in: cookie, name: __Host-session"),
    { credentials: '{ key: cookieCredential("__Host-session") }', own: "cookie" },
  ],
])("%s", async (_, text, { credentials, own }) => {
  expect(await rendered(specWith(["key: []"], { key: text }))).toMatchObject({
    imports: ["Credential", /\w+Credential/.exec(credentials)?.[0]],
    type: one("key"),
    ...{ credentials, alternatives: '["key"]', facts: '[["key"]]' },
    own: own === undefined ? "{}" : `{ ${own}: null }`,
    factory: "options: AcmeClientOptions",
  });
});

// How a key is sent, so that nobody puts before it what the client does.
test.each([
  ["type: http, scheme: bearer", "Sent as `Authorization: Bearer …`; give the key alone."],
  ["type: http, scheme: SSWS", "Sent as `Authorization: SSWS …`; give the key alone."],
  ["type: apiKey, in: header, name: X-Api-KEY", "Sent as `X-Api-KEY: …`."],
  [
    "type: apiKey, in: header, name: Authorization, x-prefix: 'Token token='",
    "Sent as `Authorization: Token token=…`; give the key alone.",
  ],
  [
    "type: apiKey, in: query, name: api_key",
    "Sent as `?api_key=…` in the URL's query, which servers on the way may log.",
  ],
  ["type: apiKey, in: cookie, name: session", "Sent as `Cookie: session=…`; give the key alone."],
  [
    "type: http, scheme: basic, x-password: ''",
    "Sent as `Authorization: Basic …`, as the user name with an empty password; give the key alone, not encoded.",
  ],
  [
    "type: http, scheme: basic, x-password: api_token",
    "Sent as `Authorization: Basic …`, as the user name with the password `api_token`; give the key alone, not encoded.",
  ],
])("the README says how { %s } is sent", async (text, wanted) => {
  const lines = await Promise.all(
    [text, described(text), `${text}, description: A key`].map(
      async (one) => (await rendered(specWith(["key: []"], { key: one }))).readme?.split("\n")[0],
    ),
  );
  expect(lines).toStrictEqual([
    `- \`key\`: ${wanted}`,
    `- \`key\`: The key. ${wanted}`,
    `- \`key\`: A key. ${wanted}`,
  ]);
});

test("basic: a user name and a password, whatever the scheme's key", async () => {
  const given = "type: http, scheme: basic, description: Made in the settings.";
  expect(await rendered(specWith(["http_basic: []"], { http_basic: given }))).toStrictEqual({
    imports: ["Credential", "basicCredentials"],
    type: "{ /** The user name. Made in the settings. */ username: Credential; /** The password that belongs to the user name. */ password: Credential; }",
    credentials: "{ ...basicCredentials() }",
    alternatives: '["username, password"]',
    own: "{ authorization: null }",
    facts: '[["username", "password"]]',
    factory: "options: AcmeClientOptions",
    readme: `- \`username\`: The user name. Made in the settings.
- \`password\`: The password of that user. Both are sent as \`Authorization: Basic …\`; give them as they are, not encoded.

\`\`\`ts
createAcmeClient({ username: process.env.ACME_USERNAME!, password: process.env.ACME_PASSWORD! });
\`\`\`

Each credential is a string, or a function that returns a string or a promise of one. The function is called for every attempt.`,
  });
});

test("OR and AND, in several places of a request", async () => {
  const spec = specWith(["queryKey: []\n    cookieKey: []", "genie: []"], {
    queryKey: "type: apiKey, in: query, name: key",
    cookieKey: "type: apiKey, in: cookie, name: key",
    genie: "type: http, scheme: GenieKey",
  });
  expect(await rendered(spec)).toMatchObject({
    imports: ["Credential", "cookieCredential", "headerCredential", "queryCredential"],
    type: "{ /** Sent as `?key=…` in the URL's query, which servers on the way may log. */ queryKey: Credential; /** Sent as `Cookie: key=…`; give the key alone. */ cookieKey: Credential; genie?: undefined; } | { /** Sent as `Authorization: GenieKey …`; give the key alone. */ genie: Credential; queryKey?: undefined; cookieKey?: undefined; }",
    alternatives: '["queryKey, cookieKey", "genie"]',
    own: "{ cookie: null, authorization: null }",
    facts: '[["queryKey", "cookieKey"], ["genie"]]',
    readme: expect.stringContaining(
      "- `queryKey`: Sent as `?key=…` in the URL's query, which servers on the way may log.\n- `cookieKey`: Sent as `Cookie: key=…`; give the key alone.\n",
    ),
  });
});

test("no credentials, or some", async () => {
  expect(await rendered(specWith(["{}", "key: []"], { key: genie }))).toMatchObject({
    type: "{ key?: undefined; } | { /** The key. */ key: Credential; }",
    alternatives: '["", "key"]',
    facts: '[[], ["key"]]',
    factory: "options: AcmeClientOptions = {}",
    readme: expect.stringMatching(
      /^One of these alternatives:\n\n- No credentials\.\n\n```ts\ncreateAcmeClient\(\);\n```\n\n- `key`: The key\. Sent as `Authorization: GenieKey …`; give the key alone\.\n/,
    ),
  });
});

test("no credentials at all", async () => {
  const spec = specWith(["{}"], {});
  expect(await rendered(spec)).toStrictEqual({
    ...{ imports: undefined, type: undefined, credentials: "{}", alternatives: '[""]', own: "{}" },
    ...{ facts: "[[]]", factory: "options: AcmeClientOptions = {}" },
    readme: "None: the provider asks for no credentials.",
  });
  expect((await filesOf(spec)).get("src/index.ts")).toContain(
    "export type AcmeClientOptions = ClientOptions;",
  );
});

test("the operation's own security overrides the document's", async () => {
  const key = "type: apiKey, in: header, name: X-Key";
  const own = ["      parameters:", "      security: [{ own: [] }]\n      parameters:"] as const;
  const spec = specWith(["apiKey: []"], { apiKey: key, own: genie }, own);
  expect(await rendered(spec)).toMatchObject({ alternatives: '["own"]', type: one("own") });
});

// What can't be sent faithfully, and the beginning of what is said of it.
test.each([
  ["digest", "type: http, scheme: Digest", "/scheme security-scheme/computed"],
  ["SCRAM", "type: http, scheme: scram-sha-256", "/scheme security-scheme/computed"],
  ["no http scheme", "type: http", "/scheme security-scheme/http-scheme"],
  ["two words", "type: http, scheme: Token token", "/scheme security-scheme/http-scheme"],
  ["no place", "type: apiKey, name: a", "/in security-scheme/in"],
  ["a body", "type: apiKey, in: body, name: a", "/in security-scheme/in"],
  [
    "an odd name in the query",
    "type: apiKey, in: query, name: 'a&b'",
    "/name security-scheme/query-name",
  ],
  ["an odd cookie", "type: apiKey, in: cookie, name: 'a=b'", "/name security-scheme/cookie-name"],
  ["mutual TLS", "type: mutualTLS", " security-scheme/not-supported"],
  [
    "OpenID Connect",
    "type: openIdConnect, openIdConnectUrl: 'https://a.example'",
    "/openIdConnectUrl dialect/unknown-keyword",
  ],
  ["OAuth2 of a person", "type: oauth2, flows: {}", " security-scheme/not-supported"],
  [
    "a fixed password of a bearer",
    "type: http, scheme: bearer, x-password: a",
    "/x-password security-scheme/password-not-here",
  ],
  [
    "a fixed password that is no text",
    "type: http, scheme: basic, x-password: 7",
    "/x-password security-scheme/password",
  ],
  [
    "a fixed password beyond ASCII",
    "type: http, scheme: basic, x-password: 'é'",
    "/x-password security-scheme/password",
  ],
  [
    "a prefix in the query",
    "type: apiKey, in: query, name: a, x-prefix: 'Token '",
    "/x-prefix security-scheme/prefix-not-here",
  ],
  [
    "a prefix of a bearer",
    "type: http, scheme: bearer, x-prefix: 'Token '",
    "/x-prefix security-scheme/prefix-not-here",
  ],
  [
    "a prefix whose space YAML dropped",
    "type: apiKey, in: header, name: Authorization, x-prefix: Token ",
    "/x-prefix security-scheme/prefix",
  ],
  [
    "a prefix that begins with a space",
    "type: apiKey, in: header, name: A, x-prefix: ' a '",
    "/x-prefix security-scheme/prefix",
  ],
  [
    "a prefix that is no text",
    "type: apiKey, in: header, name: A, x-prefix: true",
    "/x-prefix security-scheme/prefix",
  ],
])("refused: %s", async (_, text, wanted) => {
  const mistakes = await mistakesAt(specWith(["key: []"], { key: text }));
  expect(mistakes).toContain(`#/components/securitySchemes/key${wanted}`);
});

const key = "type: apiKey, in: header, name: X-Key";
const parameters = (more: string) =>
  ["      responses:", `        - { ${more} }\n      responses:`] as const;
const inQuery = "type: apiKey, in: query, name: key";

// All that is said: one sentence for one mistake.
test.each([
  [
    "two in one header",
    specWith(["a: []\n    b: []"], { a: key, b: "type: apiKey, in: header, name: x-key" }),
    "11:5 #/security/0/b security/set-twice",
  ],
  [
    "two in Authorization",
    specWith(["a: []\n    b: []"], { a: genie, b: "type: http, scheme: basic" }),
    "11:5 #/security/0/b security/set-twice",
  ],
  [
    "two in one query parameter",
    specWith(["a: []\n    b: []"], { a: inQuery, b: inQuery }),
    "11:5 #/security/0/b security/set-twice",
  ],
  [
    "two in one cookie",
    specWith(["a: []\n    b: []"], {
      a: "type: apiKey, in: cookie, name: key",
      b: "type: apiKey, in: cookie, name: key",
    }),
    "11:5 #/security/0/b security/set-twice",
  ],
  [
    "a parameter in the same query parameter",
    specWith(
      ["a: []"],
      { a: inQuery },
      parameters("name: key, in: query, schema: { type: string }"),
    ),
    "10:5 #/security/0/a security/set-twice",
  ],
  [
    "a constant in the same header",
    specWith(["a: []"], { a: key }, parameters("name: x-key, in: header, schema: { const: '1' }")),
    "10:5 #/security/0/a security/set-twice",
  ],
  [
    "a parameter of the path in the same query parameter",
    specWith(["a: []"], { a: inQuery }, [
      "    delete:",
      "    parameters: [{ name: key, in: query, schema: { type: string } }]\n    delete:",
    ]),
    "10:5 #/security/0/a security/set-twice",
  ],
  [
    "one option of two schemes",
    specWith(["basic: []", "password: []"], { basic: "type: http, scheme: basic", password: key }),
    "11:5 #/security/1/password security/option-twice",
  ],
  [
    "another option of the client",
    specWith(["baseUrl: []"], { baseUrl: "type: http, scheme: basic, x-password: ''" }),
    "35:5 #/components/securitySchemes/baseUrl security-scheme/option-taken",
  ],
  [
    "the same twice",
    specWith(["{}", "key: []", "{}"], { key }),
    "12:5 #/security/2 security/alternative-twice",
  ],
  [
    "none declared",
    edit(["security:\n  - apiKey: []\n", ""]),
    "11:5 #/paths/~1members~1{id}/delete security/undeclared",
  ],
  ["none declared or defined", specWith([], {}), "9:1 #/security security/undeclared"],
  [
    "taken away from the operation",
    edit(["      parameters:", "      security: []\n      parameters:"]),
    "20:7 #/paths/~1members~1{id}/delete/security security/undeclared",
  ],
  ["no mapping", specWith(["7"], { key }), "10:5 #/security/0 security/not-a-requirement"],
])("refused: %s", async (_, spec, wanted) => {
  expect(await mistakesOf(spec)).toStrictEqual([wanted]);
});

// The same name in another place is another thing.
test.each([
  ["a path parameter", specWith(["id: []"], { id: "type: apiKey, in: header, name: Id" })],
  [
    "a cookie and a query parameter",
    specWith(["a: []\n    b: []"], { a: inQuery, b: inQuery.replace("query", "cookie") }),
  ],
  [
    "two cookies",
    specWith(["a: []\n    b: []"], {
      a: inQuery.replace("query", "cookie"),
      b: "type: apiKey, in: cookie, name: Key",
    }),
  ],
])("taken: %s", async (_, spec) => {
  expect(await mistakesOf(spec)).toStrictEqual([]);
});
