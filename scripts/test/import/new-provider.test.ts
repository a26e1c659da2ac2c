import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "../../system/repository-root.ts";
import { documents, runIn } from "../support/import-document.ts";
import { edit, problemsOf, smallSpec } from "../support/small-spec.ts";
import { runIn as generate, makeRoot } from "../support/temporary-root.ts";

const ahaSend = join(documents, "ahasend.yaml");
const removal = "DELETE /v2/accounts/{account_id}/members/{user_id}";

const specIn = (root: string, slug = "desk") =>
  readFileSync(join(root, `specs/${slug}.yaml`), "utf8");

/** The lines of a spec that hold the word that the generator refuses. */
const todosOf = (spec: string): number[] =>
  spec.split("\n").flatMap((line, index) => (/^[^#]*\bTODO\b/.test(line) ? [index + 1] : []));

const linesOf = (text: string): number[] =>
  [...text.matchAll(/^(?:- )?specs\/desk\.yaml:(\d+):\d+ #/gm)].map(([, line]) => Number(line));

/** What a contributor writes in the place of each TODO of the template, from top to bottom. */
const decisions = [
  ...[
    "Acme Desk",
    "v2",
    "Acme Desk is a help desk.",
    "Delete an agent",
    "https://desk.example/docs",
  ],
  ...["https://api.desk.example", "agents", "Delete an agent", "Removes the agent.", "membership"],
  ...[
    "false",
    "[{ status: 404 }]",
    "The agent's id.",
    "integer",
    "Removed.",
    "No such agent.",
    "bearer",
  ],
];

test("without a document, a template is copied; the generator names each TODO that is left", async () => {
  const root = makeRoot({ acme: smallSpec });
  const { exitCode, text } = runIn(root, ["desk"]);
  expect(text).toMatch(/^specs\/desk\.yaml is written\.\n[\s\S]*run: pnpm generate desk$/);
  expect(exitCode).toBe(0);
  for (let left = decisions.length; left > 0; left -= 1) {
    const spec = specIn(root);
    if ([decisions.length, 9, 1].includes(left)) {
      const refused = await generate(root, { slugs: ["desk"] });
      expect(refused.exitCode).toBe(1);
      // One line for each TODO, and nothing but them: what is filled in is right.
      expect(linesOf(refused.text)).toStrictEqual(todosOf(spec));
      expect(todosOf(spec)).toHaveLength(left);
    }
    const decided = decisions[decisions.length - left] ?? "";
    writeFileSync(
      join(root, "specs/desk.yaml"),
      spec.replace(/^([^#\n]*)\bTODO\b/m, `$1${decided}`),
    );
  }
  expect((await generate(root, { slugs: ["desk"] })).text).toContain("desk: generated (");
});

test.each([
  ["#/info/title", ["title: Acme", "title: TODO"]],
  [
    "#/servers/0/variables/v/default",
    [
      "https://api.acme.example",
      "https://api.acme.example/{v}\n    variables: { v: { default: TODO } }",
    ],
  ],
  ["#/paths/~1TODO~1{id}", ["  /members/{id}:", "  /TODO/{id}:"]],
  [
    "#/paths/~1members~1{id}/delete/responses/default/description",
    ["        '404':", "        default: { description: TODO }\n        '404':"],
  ],
] as const)("a TODO at %s is refused", async (pointer, change) => {
  const [problem, ...more] = await problemsOf(edit(change));
  expect(problem).toContain(` ${pointer}  Still to decide`);
  expect(more).toStrictEqual([]);
});

test.each([
  [["code: { const: gone }", "code: { enum: [gone, TODO], example: TODO, default: TODO }"]],
  [["title: Acme", "title: TODO List"]],
  [["code: { const: gone }", "code: { const: gone }, TODO: { type: string }"]],
] as const)("a TODO of the provider's own is none: %j", async (change) => {
  expect(await problemsOf(edit(change))).toStrictEqual([]);
});

test.each([[[]], [["--from", ahaSend, "--operation", removal]]])(
  "a spec names the schema that editors check it by, where there is one: %j",
  (args) => {
    const root = makeRoot({});
    mkdirSync(join(root, "scripts/generate/check"), { recursive: true });
    const schema = "scripts/generate/check/spec-dialect.schema.json";
    writeFileSync(join(root, schema), "{}");
    const { text } = runIn(root, ["desk", ...args]);
    const spec = specIn(root);
    expect(spec).toMatch(`# yaml-language-server: $schema=../${schema}\n`);
    expect(args.length === 0 ? [] : linesOf(text)).toStrictEqual(
      args.length === 0 ? [] : todosOf(spec),
    );
  },
);

test("what a document leaves open is marked with a question, and told with its line", () => {
  const root = makeRoot({ acme: smallSpec });
  const { text } = runIn(root, ["desk", "--from", ahaSend, "--operation", removal]);
  const lines = specIn(root).split("\n");
  const asked = todosOf(specIn(root));
  expect(linesOf(text)).toStrictEqual(asked);
  expect(asked.map((line) => lines[line - 1]?.trim())).toStrictEqual(
    ["url", "removes", "reversible", "absent", "failed"].map((key) => `${key}: TODO`),
  );
  for (const line of asked) expect(lines[line - 2]).toMatch(/^ +#/);
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
  const { text } = runIn(root, ["desk", "--from", file, "--operation", "PATCH /people/{id}.json"]);
  const open = text.split("\n").filter((line) => line.startsWith("- specs/desk.yaml:"));
  expect(open.map((line) => line.replace(/^\S+ \S+ +/, "").slice(0, 60))).toStrictEqual([
    expect.stringMatching("/x-removal/removes"),
    expect.stringMatching("/x-removal/reversible"),
    expect.stringMatching("/x-removal/absent"),
    "TODO Which of its parts does the removal send? Write what is",
  ]);
  const spec = specIn(root)
    .replace("removes: TODO", "removes: membership")
    .replace("reversible: TODO", "reversible: false")
    .replace(/^ +absent: TODO\n/m, "");
  writeFileSync(join(root, "specs/desk.yaml"), spec);
  expect((await generate(root, { slugs: ["desk"] })).text).toContain("desk: generated (");
});

// What the generator refuses of a document is left as it stands, and marked with the generator's sentence.
test.each([
  [
    "a path with a query",
    ahaSend,
    "{user_id}:",
    "{user_id}?now:",
    `${removal}?now`,
    /\n {2}# TODO Expected [\s\S]+\n {2}\/v2\/accounts.*\?now:\n/,
  ],
  [
    "a style that is not supported",
    join(documents, "desk-2.0.json"),
    '"multi"',
    '"pipes"',
    "DELETE /teams/{team_id}/agents/{agent_id}",
    /# TODO .*collectionFormat[\s\S]{0,400}\n +collectionFormat: pipes\n/,
  ],
])("%s is marked", (_, file, from, to, operation, wanted) => {
  const root = makeRoot({});
  const document = join(root, "openapi.yaml");
  writeFileSync(document, readFileSync(file, "utf8").replaceAll(from, to));
  runIn(root, ["desk", "--from", document, "--operation", operation]);
  expect(specIn(root)).toMatch(wanted);
});

// Nothing is written, and a sentence says why.
test.each([
  [[], "Expected one slug, such as `cal-com`, found nothing.\nUsage: pnpm new-provider <slug>"],
  [["a", "b"], "Expected one slug, such as `cal-com`, found `a` and `b`."],
  [["../acme"], "Expected a slug in kebab-case"],
  [["runtime"], "is the repository's own name"],
  [["acme"], "specs/acme.yaml exists, and is not written over."],
  [["desk", "--force"], "Unknown option '--force'.\nUsage: "],
  [["desk", "--operation", removal], "after --from"],
  [["desk", "--from", ahaSend], `Missing: --operation. Is it one of \`${removal}\`?`],
  [["desk", "--from", ahaSend, "--operation", "GET /a"], "Expected a method and a path"],
  [
    ["desk", "--from", ahaSend, "--operation", "DELETE /v2/accounts/{a}/members/{b}"],
    `Is it one of \`${removal}\`?`,
  ],
  [
    ["desk", "--from", ahaSend, "--operation", "DELETE /v2/accounts/{account_id}"],
    "the path has `GET`.",
  ],
  [["desk", "--from", "https://a.example/openapi.json"], "Nothing is downloaded here"],
])("pnpm new-provider %j: %s", (args, wanted) => {
  const root = makeRoot({ acme: smallSpec });
  expect(() => runIn(root, args)).toThrow(wanted);
  expect(readdirSync(join(root, "specs"))).toStrictEqual(["acme.yaml"]);
  expect(specIn(root, "acme")).toBe(smallSpec);
});

// What may stand beside the operations of a path (OpenAPI 3.1 §4.8.9) is none of them.
test.each([
  ["DELETE /users/{id}", "the path has `GET` and `POST`."],
  ["PARAMETERS /users/{id}", "Expected a method and a path for --operation"],
  ["DELETE /users/{user}", "Is it one of `POST /users/{id}`?"],
])("--operation %j of a path that says more than its operations: %s", (wanted, sentence) => {
  const root = makeRoot({});
  const item = {
    ...{ summary: "Users", description: "All of them", servers: [], "x-owner": "us" },
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    ...{ get: { responses: {} }, post: { responses: {} } },
  };
  const file = join(root, "users.json");
  writeFileSync(file, JSON.stringify({ openapi: "3.1.0", paths: { "/users/{id}": item } }));
  expect(() => runIn(root, ["desk", "--from", file, "--operation", wanted])).toThrow(sentence);
});

test.each([["--help"], ["desk", "-h"]])("%s prints the usage", (...args) => {
  const { exitCode, text } = runIn(makeRoot({}), args);
  expect(text).toMatch(/^Usage: pnpm new-provider <slug>/);
  expect(exitCode).toBe(0);
});

test("the command itself prints sentences, no stack", () => {
  const script = join(repositoryRoot, "scripts/new-provider.ts");
  const { status, stderr } = spawnSync(process.execPath, [script, "cal-com"], { encoding: "utf8" });
  expect(stderr).toMatch(/^specs\/cal-com\.yaml exists.*\n$/);
  expect(status).toBe(1);
});
