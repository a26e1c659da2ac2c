import { expect, test } from "vitest";
import { edit, filesOf, mistakesAt, textsOf } from "../support/small-spec.ts";

/** The small spec with other servers, a line each in braces. */
const specWith = (servers: readonly string[], ...changes: (readonly [string, string])[]) =>
  edit(
    ["  - url: https://api.acme.example\n", servers.map((line) => `  - { ${line} }\n`).join("")],
    ...changes,
  );

async function rendered(spec: string) {
  const { index, readme } = await textsOf(spec);
  const part = (text: string, pattern: RegExp) => pattern.exec(text)?.[1];
  return {
    definition: part(index, /accept: "[^"]*", (?:(.*?), )?credentials: \{/),
    imports: /^.*?\bserverUrl\b.*? from/.test(index),
    type: part(
      index,
      /type AcmeClientOptions = ClientOptions & AcmeCredentials( & .*?)?; \/\*\* Every error/,
    ),
    example: part(readme, /## Credentials.*?\ncreateAcmeClient\((.*?)\);/s)?.replaceAll(
      /\s+/g,
      " ",
    ),
    readme: part(readme, /## Base URL\n\n(.*?)\n\n## How/s),
  };
}

const key = "apiKey: process.env.ACME_API_KEY!";
const other =
  "The option `baseUrl` sets another base URL: a self-hosted installation, a gateway, or a mock server.";

test.each([
  [
    "one",
    ["url: https://api.acme.example"],
    {
      ...{ definition: 'baseUrl: "https://api.acme.example"', imports: false, type: undefined },
      ...{ example: `{ ${key} }`, readme: `- \`https://api.acme.example\` (default)\n\n${other}` },
    },
  ],
  [
    "several: the first is the default",
    [
      "url: https://eu.acme.example",
      "url: https://us.acme.example, description: In America.",
      "url: 'https://{host}.acme.example', variables: { host: { default: dev } }",
    ],
    {
      ...{ definition: 'baseUrl: "https://eu.acme.example"', imports: false, type: undefined },
      example: `{ ${key} }`,
      readme: `- \`https://eu.acme.example\` (default)
- \`https://us.acme.example\`: In America.
- \`https://{host}.acme.example\`: Option \`baseUrl\`, such as \`https://dev.acme.example\`.\n\n${other}`,
    },
  ],
  [
    "a variable with a default",
    [
      "url: 'https://{region}.acme.example', variables: { region: { default: eu, enum: [eu, us] } }",
    ],
    {
      definition:
        'serverUrl: serverUrl("https://{region}.acme.example", { region: { default: "eu", enum: ["eu", "us"] } })',
      imports: true,
      type: ' & { /** The variables of the server\'s URL, https://{region}.acme.example */ server?: | { /** Default: eu */ region?: "eu" | "us" | undefined; } | undefined; }',
      example: `{ ${key} }`,
      readme: `- \`https://{region}.acme.example\` (default): Option \`server\`: \`region: eu\`.\n\n${other}`,
    },
  ],
  [
    "a tenant's host, and a variable with a default",
    [
      "url: 'https://{tenant}.acme.example/{version}', variables: { tenant: { default: www, x-required: true, description: Your name. }, version: { default: v1 } }",
    ],
    {
      definition:
        'serverUrl: serverUrl("https://{tenant}.acme.example/{version}", { tenant: {}, version: { default: "v1" } })',
      imports: true,
      type: " & ( | { /** The variables of the server's URL, https://{tenant}.acme.example/{version} */ server: { /** Your name. Such as www */ tenant: string; /** Default: v1 */ version?: string | undefined; }; baseUrl?: undefined; } | { /** Where the provider is, in place of `server`. */ baseUrl: string; server?: undefined; } )",
      example: `{ ${key}, server: { tenant: "www" } }`,
      readme: `- \`https://{tenant}.acme.example/{version}\`: Option \`server\`: \`tenant\` (required, such as \`www\`), \`version: v1\`.

The option \`server\` is required, or \`baseUrl\` instead. ${other}`,
    },
  ],
  [
    "a variable that must be chosen",
    [
      "url: 'https://{region}.acme.example', variables: { region: { default: eu, enum: [eu, us], x-required: true } }",
    ],
    {
      definition:
        'serverUrl: serverUrl("https://{region}.acme.example", { region: { enum: ["eu", "us"] } })',
      imports: true,
      type: expect.stringContaining('server: { /** Such as eu */ region: "eu" | "us"; };'),
      example: `{ ${key}, server: { region: "eu" } }`,
      readme: expect.stringContaining("`region` (required, `eu` or `us`)."),
    },
  ],
  [
    "a base URL that the caller must give",
    ["url: https://acme.example.com/api, x-required: true, description: Your own."],
    {
      definition: undefined,
      imports: false,
      type: " & { /** Where the provider is, such as https://acme.example.com/api */ baseUrl: string; }",
      example: `{ ${key}, baseUrl: "https://acme.example.com/api" }`,
      readme:
        "- `https://acme.example.com/api` (an example): Your own.\n\nThe option `baseUrl` is required: there is no host that all customers share.",
    },
  ],
  [
    "a base URL that the caller must give, shown with a variable",
    ["url: 'https://{host}.example.com', x-required: true, variables: { host: { default: acme } }"],
    {
      definition: undefined,
      imports: false,
      type: " & { /** Where the provider is, such as https://acme.example.com */ baseUrl: string; }",
      example: `{ ${key}, baseUrl: "https://acme.example.com" }`,
      readme: expect.stringMatching(/^- `https:\/\/acme\.example\.com` \(an example\)\n/),
    },
  ],
])("%s", async (_, servers, wanted) => {
  expect(await rendered(specWith(servers))).toStrictEqual(wanted);
});

// Without credentials all options may be left out, but for those that say where the provider is.
test.each([
  ["url: https://a.example", "options: AcmeClientOptions = {}"],
  [
    "url: 'https://{a}.example', variables: { a: { default: b } }",
    "options: AcmeClientOptions = {}",
  ],
  [
    "url: 'https://{a}.example', variables: { a: { default: b, x-required: true } }",
    "options: AcmeClientOptions",
  ],
  ["url: https://a.example, x-required: true", "options: AcmeClientOptions"],
])("%s: (%s)", async (server, wanted) => {
  const scheme = "  securitySchemes:\n    apiKey: { type: apiKey, in: header, name: X-Api-Key }\n";
  const files = await filesOf(
    specWith([server], ["  - apiKey: []\n", "  - {}\n"], [`components:\n${scheme}`, ""]),
  );
  expect(files.get("src/index.ts")).toContain(`export function createAcmeClient(${wanted}): `);
});

const variable = (more: string) => `url: 'https://{a}.example', variables: { a: { ${more} } }`;

type Refused = [
  name: string,
  servers: readonly string[],
  wanted: string,
  changes?: readonly (readonly [string, string])[],
];

test.each<Refused>([
  ["a relative URL", ["url: /v1"], "#/servers/0/url server/not-https"],
  [
    "a whole host as a variable",
    [variable("default: acme.example")],
    "#/servers/0/variables/a/default server-variable/default",
  ],
  [
    "a default beyond its enum",
    [variable("default: a, enum: [b]")],
    "#/servers/0/variables/a/default server-variable/default-not-listed",
  ],
  [
    "no default",
    [variable("x-required: true")],
    "#/servers/0/variables/a/default server-variable/default",
  ],
  [
    "a variable that may be required",
    [variable("default: a, x-required: false")],
    "#/servers/0/variables/a/x-required server/x-required",
  ],
  [
    "a server that may be required",
    ["url: https://a.example, x-required: 'yes'"],
    "#/servers/0/x-required server/x-required",
  ],
  [
    "a second server that is required",
    ["url: https://a.example", "url: https://b.example, x-required: true"],
    "#/servers/1/x-required server/x-required-not-first",
  ],
  [
    "a required variable of a required server",
    [`${variable("default: b, x-required: true")}, x-required: true`],
    "#/servers/0/variables/a/x-required server/x-required-twice",
  ],
  [
    "x-required elsewhere",
    ["url: https://a.example"],
    "#/paths/~1members~1{id}/delete/x-required dialect/unknown-extension",
    [
      [
        "      description: Removes a member.",
        "      x-required: true\n      description: Removes.",
      ],
    ],
  ],
])("refused: %s", async (_, servers, wanted, changes = []) => {
  expect(await mistakesAt(specWith(servers, ...changes))).toContain(wanted);
});
