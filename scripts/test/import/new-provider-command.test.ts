import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { run as generate } from "../../generate/pipeline/generate-packages.ts";
import { repositoryRoot } from "../../system/repository-root.ts";
import { documents, runIn } from "../support/new-provider.ts";
import { smallSpec } from "../support/small-spec.ts";
import { makeRoot } from "../support/temporary-root.ts";

const ahaSend = join(documents, "ahasend.yaml");
const removal = "DELETE /v2/accounts/{account_id}/members/{user_id}";
const from = ["--from", ahaSend, "--operation", removal];

/** Everything that a spec begins with. */
const flags = [
  ...["--title", "Acme Desk", "--docs", "https://desk.example/docs"],
  ...["--server", "https://api.desk.example", "--operation", "DELETE /orgs/{org}/members/{id}"],
  ...["--security", "apiKey=header X-Api-Key", "--answer", "204 The member was removed."],
  ...["--removes", "membership", "--reversible", "false"],
];

const specIn = (root: string, slug = "desk") =>
  readFileSync(join(root, `specs/${slug}.yaml`), "utf8");

test("flags make a spec, and its package where nothing is left to decide", async () => {
  const root = makeRoot({ acme: smallSpec });
  const more = ["--parameter", "id=uuid", "--parameter", "notify=string query required"];
  const { exitCode, text } = await runIn(root, ["desk", ...flags, ...more]);
  expect(text).toMatch(/^specs\/desk\.yaml is written\.\n/);
  expect(text).toContain("desk: generated (LICENSE, README.md, ");
  expect(text).toMatch(
    /\nNext: read packages\/providers\/desk\/README\.md as a user would; [^\n]*$/,
  );
  expect(exitCode).toBe(0);
  expect(existsSync(join(root, "packages/providers/desk/src/index.ts"))).toBe(true);
  expect(specIn(root)).toBe(`openapi: 3.1.0
info:
  title: Acme Desk
  version: v1
externalDocs:
  description: The operation in Acme Desk's API reference
  url: https://desk.example/docs
servers:
  - url: https://api.desk.example
security:
  - apiKey: []

paths:
  /orgs/{org}/members/{id}:
    delete:
      operationId: deleteMember
      # TODO The provider's own words; and a \`description\` of what a caller must know
      #   before, above all what is destroyed.
      summary: Remove a member from the organization
      x-removal:
        removes: membership
        reversible: false
      parameters:
        - name: org
          in: path
          required: true
          schema:
            type: string
        - name: id
          in: path
          required: true
          schema:
            type: string
            format: uuid
        - name: notify
          in: query
          required: true
          schema:
            type: string
      responses:
        '204':
          description: The member was removed.

components:
  securitySchemes:
    apiKey:
      type: apiKey
      in: header
      name: X-Api-Key
`);
});

test("a terminal is asked for what flags don't give, and again where an answer can't be used", async () => {
  const root = makeRoot({ acme: smallSpec });
  const given = flags.filter((_, index) => ![8, 9, 12, 13].includes(index));
  const answers = ["key", "", "apiKey=bearer", "everything", "", "account", "integer", "uuid"];
  const { asked } = await runIn(root, ["desk", ...given], answers);
  expect(asked).toStrictEqual([
    expect.stringContaining("The credential ("),
    expect.stringContaining('found "key" in --security. [Enter]'),
    expect.stringContaining("The credential ("),
    "What is destroyed, the membership or the account? ",
    "Expected one of `membership` and `account` for --removes, found `everything`. [Enter]",
    "What is destroyed, the membership or the account? ",
    "The type of org (string, integer, uuid, email) [string]: ",
    "The type of id (string, integer, uuid, email) [string]: ",
  ]);
  const spec = specIn(root);
  for (const part of ["scheme: bearer", "removes: account", "type: integer", "format: uuid"])
    expect(spec).toContain(part);
});

test("what a document leaves open is marked, told, and not generated", async () => {
  const root = makeRoot({ acme: smallSpec });
  const { exitCode, lines } = await runIn(root, ["desk", ...from, "--removes", "membership"]);
  expect(exitCode).toBe(0);
  const spec = specIn(root).split("\n");
  const refused = lines.filter((line) => line.startsWith("- specs/desk.yaml:"));
  expect(refused).toHaveLength(4);
  for (const line of refused) {
    const [, at = 0] = line.split(":").map(Number);
    expect(spec[at - 1]).toMatch(/^ +(url|reversible|absent|failed): TODO$/);
    expect(spec[at - 2]).toMatch(/^ +#/);
  }
  expect(lines.at(-1)).toBe(
    "Next: edit specs/desk.yaml where it says TODO, beside the provider's page, then run: pnpm generate desk",
  );
  expect(existsSync(join(root, "packages"))).toBe(false);
});

// What a provider's document may say, all at once: a person decides what no document says, and nothing else.
const rich = {
  openapi: "3.0.3",
  info: { title: "Desk API", version: "1" },
  externalDocs: { url: "https://desk.example/docs" },
  servers: [
    { url: "{protocol}://{team}.desk.example/", variables: { protocol: { default: "https" } } },
    { url: "http://localhost:8080" },
  ],
  security: [{ basicAuth: [] }, { query: [], cookie: [] }, { digest: [] }, {}],
  paths: {
    "/people/{id}.json": {
      parameters: [
        { name: "id", in: "path", required: true, schema: { $ref: "#/components/schemas/Id" } },
      ],
      patch: {
        externalDocs: { url: "https://desk.example/docs/people" },
        parameters: [
          {
            name: "filter[kind]",
            in: "query",
            schema: { type: "string", enum: ["a", "b"], nullable: true },
          },
          {
            name: "ids",
            in: "query",
            explode: false,
            schema: { type: "array", items: { type: "integer", format: "int64" } },
          },
          {
            name: "X-Version",
            in: "header",
            required: true,
            schema: { type: "string", enum: ["2"] },
          },
          { name: "sid", in: "cookie", schema: { type: "string" } },
        ],
        requestBody: {
          content: {
            "application/scim+json": { schema: { $ref: "#/components/schemas/Patch" } },
            "application/xml": { schema: { $ref: "#/components/schemas/Patch" } },
          },
        },
        responses: {
          204: { description: "Gone.", content: { "application/json": {} } },
          "3XX": { description: "Elsewhere." },
          "4xx": { $ref: "#/components/responses/No" },
          default: { $ref: "#/components/responses/No" },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      basicAuth: { type: "http", scheme: "basic" },
      query: { type: "apiKey", in: "query", name: "api[key]" },
      cookie: { type: "apiKey", in: "cookie", name: "session" },
      digest: { type: "http", scheme: "digest" },
    },
    responses: {
      No: { description: "No.", content: { "*/*": { schema: { type: "object", example: {} } } } },
    },
    schemas: {
      Id: { type: "string", format: "slug", minLength: 2 },
      Patch: {
        type: "object",
        required: ["op", "by"],
        properties: {
          op: { type: "string", enum: ["suspend"] },
          by: { $ref: "#/components/schemas/Id" },
          at: { type: "string", readOnly: true },
          note: { type: "string", nullable: true, format: "markdown" },
        },
      },
    },
  },
};

test("a document with all that is supported leaves what no document says", async () => {
  const root = makeRoot({ acme: smallSpec });
  const file = join(root, "openapi.json");
  writeFileSync(file, JSON.stringify(rich));
  const given = ["--removes", "membership", "--reversible", "false"];
  const args = ["desk", "--from", file, "--operation", "PATCH /people/{id}.json", ...given];
  const { lines } = await runIn(root, args);
  const refused = lines.filter((line) => line.startsWith("- specs/desk.yaml:"));
  const questions = refused.map((line) =>
    line
      .replace(/^\S+ \S+ +(#\S+ )?/, "")
      .trim()
      .slice(0, 60),
  );
  expect(questions).toStrictEqual([
    'Expected a list of answers, or no key, found "TODO".',
    "TODO Which of its parts does the removal send? Write what is",
  ]);
  const path = join(root, "specs/desk.yaml");
  const spec = readFileSync(path, "utf8").replace(/^ +absent: TODO\n/m, "");
  writeFileSync(path, spec);
  const printed: string[] = [];
  const setting = { root, slugs: ["desk"], check: false };
  await generate({ ...setting, print: (line) => printed.push(line) });
  expect(printed.join("\n")).toContain("desk: generated (");
});

test("what the generator refuses of a document is marked with its own sentence", async () => {
  const root = makeRoot({ acme: smallSpec });
  const document = join(root, "openapi.yaml");
  writeFileSync(document, readFileSync(ahaSend, "utf8").replaceAll("{user_id}:", "{user_id}?now:"));
  await runIn(root, ["desk", "--from", document, "--operation", `${removal}?now`]);
  expect(specIn(root)).toMatch(/\n {2}# TODO Expected [\s\S]+\n {2}\/v2\/accounts.*\?now:\n/);
});

// An array by commas, or one pair for each item, is converted; the others are left to who knows the provider.
test.each([
  ["pipes", "pipeDelimited"],
  ["ssv", "spaceDelimited"],
])("a style that is not supported is marked: collectionFormat %s", async (format, style) => {
  const root = makeRoot({ acme: smallSpec });
  const document = join(root, "openapi.json");
  const text = readFileSync(join(documents, "desk-2.0.json"), "utf8");
  writeFileSync(
    document,
    text.replace('"collectionFormat": "multi"', `"collectionFormat": "${format}"`),
  );
  const operation = "DELETE /teams/{team_id}/agents/{agent_id}";
  await runIn(root, ["desk", "--from", document, "--operation", operation]);
  const spec = specIn(root).replace(/\n +# +/g, " ");
  expect(spec).toContain(`TODO Expected \`style: form\` or no style in a query, found "${style}".`);
  expect(spec).toContain("Supported are scalars, and arrays of them as `name=a&name=b`");
});

// What can be said of credentials and servers by flags, and what it becomes.
test.each([
  [["key=bearer"], "- key: []", "key: { type: http, scheme: bearer }"],
  [["login=basic"], "- login: []", "login: { type: http, scheme: basic }"],
  [
    ['key=basic password=""'],
    ...["- key: []", "key: { type: http, scheme: basic, x-password: '' }"],
  ],
  [["key=scheme GenieKey"], "- key: []", "key: { type: http, scheme: GenieKey }"],
  [["key=query api_key"], "- key: []", "key: { type: apiKey, in: query, name: api_key }"],
  [["key=cookie sid"], "- key: []", "key: { type: apiKey, in: cookie, name: sid }"],
  [
    ['key=header X-Key prefix="Token "'],
    ...["- key: []", "key: { type: apiKey, in: header, name: X-Key, x-prefix: 'Token ' }"],
  ],
  [
    ["a=header X-A + b=query b", "none"],
    "- a: [] b: [] - {}",
    "a: { type: apiKey, in: header, name: X-A } b: { type: apiKey, in: query, name: b }",
  ],
  [
    ["o=client-credentials https://a.example/t r w"],
    "- o: [r, w]",
    "o: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://a.example/t, scopes: { r: r, w: w } } } }",
  ],
])("--security %j", async (ways, security, schemes) => {
  const root = makeRoot({ acme: smallSpec });
  const more = ways.flatMap((way) => ["--security", way]);
  const rest = flags.filter((_, index) => index < 8 || index > 9);
  const { exitCode, text } = await runIn(root, ["desk", ...rest, ...more]);
  expect(exitCode, text).toBe(0);
  const wanted = parse(
    `security:\n${security.replaceAll(/ ?- /g, "\n  - ").replaceAll("] b", "]\n    b")}`,
  );
  expect(parse(specIn(root))).toMatchObject({
    ...wanted,
    components: { securitySchemes: parse(`{ ${schemes.replaceAll(" } b:", " }, b:")} }`) },
  });
});

test("--server with a tenant in it", async () => {
  const root = makeRoot({ acme: smallSpec });
  const rest = flags.filter((_, index) => index < 4 || index > 5);
  const more = ["--server", "https://{team}.desk.example"];
  const { text } = await runIn(root, ["desk", ...rest, ...more]);
  expect(text).toContain("desk: generated (");
  const index = readFileSync(join(root, "packages/providers/desk/src/index.ts"), "utf8");
  expect(index).toContain('serverUrl("https://{team}.desk.example", { team: {} })');
});

test("--answer with ranges", async () => {
  const root = makeRoot({ acme: smallSpec });
  const more = ["--answer", "4XX No.", "--answer", "default: Oh."];
  await runIn(root, ["desk", ...flags, ...more]);
  const { paths } = parse(specIn(root));
  expect(paths["/orgs/{org}/members/{id}"].delete.responses).toStrictEqual({
    204: { description: "The member was removed." },
    "4XX": { description: "No." },
    default: { description: "Oh." },
  });
});

// Nothing is written, and a sentence says why.
test.each([
  [[], "Expected one slug, such as `cal-com`, found nothing.\nUsage: pnpm new-provider <slug>"],
  [["a", "b"], "Expected one slug, such as `cal-com`, found `a` and `b`."],
  [["../acme", ...flags], "Expected a slug in kebab-case"],
  [["runtime", ...flags], "is the repository's own name"],
  [["acme", ...flags], "specs/acme.yaml exists, and is not written over."],
  [
    ["desk"],
    "Missing: `--title`, `--docs`, `--server`, `--operation`, `--security`, `--removes`, `--reversible` and `--answer`.",
  ],
  [["desk", ...flags.slice(2)], "Missing: `--title`. Pass them, or run this at a terminal"],
  [["desk", "--force"], "Unknown option '--force'.\nUsage: "],
  [
    ["desk", ...flags, "--removes", "all"],
    "Expected one of `membership` and `account` for --removes, found `all`.",
  ],
  [
    ["desk", ...flags, "--reversible", "no"],
    "Expected one of `true` and `false` for --reversible, found `no`.",
  ],
  [["desk", ...flags, "--operation", "GET /a"], "Expected a method and a path for --operation"],
  [["desk", ...flags, "--security", "a=b"], 'found "a=b" in --security.'],
  [["desk", ...flags, "--answer", "gone"], "for --answer, such as `204 Removed.`, found `gone`."],
  [["desk", ...flags, "--parameter", "id"], "Expected `<name>=<type>` for --parameter"],
  [["desk", ...flags, "--parameter", "ids=uuid"], "The path has no `{ids}`."],
  [["desk", "--from", ahaSend], `Missing: --operation. Is it one of \`${removal}\`?`],
  [
    ["desk", "--from", ahaSend, "--operation", "DELETE /v2/accounts/{a}/members/{b}"],
    `Is it one of \`${removal}\`?`,
  ],
  [
    ["desk", "--from", ahaSend, "--operation", "DELETE /v2/accounts/{account_id}"],
    "the path has `GET`.",
  ],
  [["desk", ...from, "--answer", "204 Gone."], "--answer is for a provider without --from."],
  [
    ["desk", "--from", "https://a.example/openapi.json"],
    "Nothing is downloaded here: get it with `curl",
  ],
])("pnpm new-provider %j: %s", async (args, wanted) => {
  const root = makeRoot({ acme: smallSpec });
  await expect(runIn(root, args)).rejects.toThrow(wanted);
  expect(readdirSync(join(root, "specs"))).toStrictEqual(["acme.yaml"]);
  expect(specIn(root, "acme")).toBe(smallSpec);
});

// What may stand before the operations of a path (OpenAPI 3.1 §4.8.9) is none of them.
test.each([
  ["DELETE /users/{id}", "the path has `GET` and `POST`."],
  ["PARAMETERS /users/{id}", "Expected a method and a path for --operation"],
  ["DELETE /users/{user}", "Is it one of `POST /users/{id}`?"],
])("--operation %j of a path that says more than its operations: %s", async (wanted, sentence) => {
  const root = makeRoot({ acme: smallSpec });
  const item = {
    ...{ summary: "Users", description: "All of them", servers: [], "x-owner": "us" },
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    ...{ get: { responses: {} }, post: { responses: {} } },
  };
  const file = join(root, "users.json");
  writeFileSync(file, JSON.stringify({ openapi: "3.1.0", paths: { "/users/{id}": item } }));
  await expect(runIn(root, ["desk", "--from", file, "--operation", wanted])).rejects.toThrow(
    sentence,
  );
});

test.each([["--help"], ["desk", "-h"]])("%s tells of the flags", async (...args) => {
  const root = makeRoot({});
  const { exitCode, text } = await runIn(root, args);
  expect(text).toMatch(/^Usage: pnpm new-provider <slug> --from/);
  expect(exitCode).toBe(0);
});

test("the command itself prints sentences, no stack", () => {
  const script = join(repositoryRoot, "scripts/new-provider.ts");
  const { status, stderr } = spawnSync(process.execPath, [script, "desk"], { encoding: "utf8" });
  expect(stderr).toMatch(/^Missing: `--title`.*\n$/);
  expect(status).toBe(1);
}, 60_000);
