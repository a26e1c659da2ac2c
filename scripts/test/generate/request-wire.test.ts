import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { repositoryRoot as root } from "../../system/repository-root.ts";
import { filesOf } from "../support/small-spec.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "offboard-request-")));
mkdirSync(join(folder, "node_modules/@offboard"), { recursive: true });
symlinkSync(
  join(root, "packages/runtime"),
  join(folder, "node_modules/@offboard/runtime"),
  "junction",
);
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
afterAll(() => rmSync(folder, { recursive: true }));

interface Client {
  readonly deleteMember: { request(parameters: object): Promise<Request> };
}

/** The client of a made-up provider, as its package has it. */
async function clientOf(slug: string, factory: string): Promise<Client> {
  const spec = readFileSync(join(import.meta.dirname, slug, "spec.yaml"), "utf8");
  const code = (await filesOf(spec, slug)).get("src/index.ts") ?? "";
  const { target, module } = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const path = join(folder, `${slug}.js`);
  writeFileSync(path, ts.transpileModule(code, { compilerOptions: { target, module } }).outputText);
  const loaded: Record<string, (options: object) => Client> = await import(
    pathToFileURL(path).href
  );
  const create = loaded[factory];
  if (create === undefined) throw new Error(`${slug} has no ${factory}.`);
  return create({ apiKey: "a-key" });
}

const hub = await clientOf("acme-hub", "createAcmeHubClient");
const form = await clientOf("acme-form", "createAcmeFormClient");

const least = {
  hub: "9007199254740993",
  colours: ["red", "blue"],
  id: "ada",
  "user-id": "u1",
};
const constants = {
  schemas: ["urn:acme:patch"],
  data: { type: "user", "user-id": "u1", attributes: { active: false } },
};
const base = "https://hub.acme.example/hubs/9007199254740993/red,blue/users/ada.json/";

test.each([
  ["what is required", {}, "", constants, {}],
  [
    "a query",
    {
      dry: true,
      "filter[email]": "a@b.example",
      "$.xgafv": "2",
      ids: ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"],
      tags: ["a b", "c"],
      since: "2026-01-31T08:00:00Z",
    },
    "&dry=true&filter%5Bemail%5D=a%40b.example&$.xgafv=2&ids=00000000-0000-4000-8000-000000000001&ids=00000000-0000-4000-8000-000000000002&tags=a%20b,c&since=2026-01-31T08%3A00%3A00Z",
    constants,
    {},
  ],
  ["an array in a header", { "X-Scopes": [1, 2.5] }, "", constants, { "x-scopes": "1,2.5" }],
  [
    "a body in every form",
    {
      count: 3,
      kinds: ["a", { a: 1, b: [null] }],
      settings: { s: 1 },
      extra: { e: {} },
      level: "low",
      owner: null,
      subject: "s",
    },
    "",
    {
      ...constants,
      count: 3,
      kinds: ["a", { a: 1, b: [null] }],
      settings: { s: 1 },
      extra: { e: {} },
      level: "low",
      transfer: { owner: null, notes: { subject: "s" } },
    },
    {},
  ],
  [
    "one part of an optional object",
    { owner: "a@b.example" },
    "",
    { ...constants, transfer: { owner: "a@b.example" } },
    {},
  ],
])("JSON: %s", async (_, more, query, body, headers) => {
  const request = await hub.deleteMember.request({ ...least, ...more });
  const sorted = (text: string) => text.split("&").sort();
  const [path, search = ""] = request.url.split("?");
  expect([request.method, path]).toStrictEqual(["PATCH", base]);
  expect(sorted(search)).toStrictEqual(sorted(`alt=json&v%5Bx%5D=2${query}`));
  expect(await request.json()).toStrictEqual(body);
  expect(Object.fromEntries(request.headers)).toMatchObject({
    ...{ "content-type": "application/scim+json", "x-trace": "offboard", ...headers },
  });
});

test.each([
  ["nothing of the body", {}, "", null],
  [
    "all of it",
    { reason: "left & gone", to: [1, "9007199254740993"], "notify[all]": false },
    "reason=left+%26+gone&to=1&to=9007199254740993&notify%5Ball%5D=false",
    "application/x-www-form-urlencoded",
  ],
])("a form: %s", async (_, more, body, mediaType) => {
  const request = await form.deleteMember.request({ "user-id": "a/b", ...more });
  expect(request.url).toBe("https://form.acme.example/users/a%2Fb:remove");
  expect([await request.text(), request.headers.get("content-type")]).toStrictEqual([
    body,
    mediaType,
  ]);
});

// What the definition has to know so that nothing else is sent.
test.each([
  ["hub", { hub: "9223372036854775808" }, 'parameter "hub"'],
  ["a list that would be empty", { colours: [] }, 'parameter "colours"'],
  ["a colour that is none", { colours: ["green"] }, 'parameter "colours"'],
  ["a constant", { alt: "xml" }, 'no parameter "alt"'],
  ["a constant of the body", { schemas: [] }, 'no parameter "schemas"'],
  ["a separator", { tags: ["a,b"] }, 'parameter "tags"'],
  ["a text for an integer in JSON", { count: "3" }, 'parameter "count"'],
  ["a level that fits one of two schemas", { level: "middle" }, 'parameter "level"'],
])("refused: %s", async (_, more, wanted) => {
  await expect(hub.deleteMember.request({ ...least, ...more })).rejects.toThrow(wanted);
});
