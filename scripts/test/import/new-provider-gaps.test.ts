import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run as generate } from "../../generate/pipeline/generate-packages.ts";
import { run } from "../../import/import-provider.ts";
import { smallSpec } from "../support/small-spec.ts";
import { makeRoot } from "../support/temporary-root.ts";

/** A document that leaves nothing open but what is given. */
const documentWith = (scheme: object, responses: object) => ({
  ...{ openapi: "3.0.3", info: { title: "Desk", version: "1" } },
  ...{ servers: [{ url: "https://api.desk.example" }], security: [{ key: [] }] },
  paths: {
    "/people/{id}": {
      delete: {
        externalDocs: { url: "https://desk.example/docs" },
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses,
      },
    },
  },
  components: { securitySchemes: { key: { type: "apiKey", in: "header", ...scheme } } },
});

/** Begins a spec of a document; gives what is printed, the spec, and the generator's words once it is edited. */
async function begin(document: object) {
  const root = makeRoot({ acme: smallSpec });
  const file = join(root, "openapi.json");
  writeFileSync(file, JSON.stringify(document));
  const lines: string[] = [];
  const given = ["--removes", "membership", "--reversible", "false"];
  const args = ["desk", "--from", file, "--operation", "DELETE /people/{id}", ...given];
  await run({ root, args, ask: undefined, print: (line) => lines.push(line) });
  const path = join(root, "specs/desk.yaml");
  const edited = async (from: RegExp | string = "", to = "") => {
    const printed: string[] = [];
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    await generate({ root, slugs: ["desk"], check: false, print: (line) => printed.push(line) });
    return printed.join("\n");
  };
  const isGenerated = existsSync(join(root, "packages/providers/desk"));
  return { text: lines.join("\n"), spec: readFileSync(path, "utf8"), isGenerated, edited };
}

const gone = { 204: { description: "Gone." } };
const asked = { 202: { description: "Accepted." } };

// Left as it was, every call would get a 401: what is decided, and what the generator says then.
test.each([
  [/ +# TODO What[\s\S]*x-prefix: TODO\n/, ""],
  [/x-prefix: TODO/, "x-prefix: 'Token token='"],
  [/type: apiKey[\s\S]*x-prefix: TODO/, "type: http\n      scheme: SSWS"],
])(
  "what stands before a key in Authorization is decided before a package is made: %s",
  async (from, to) => {
    const { text, isGenerated, edited } = await begin(
      documentWith({ name: "authorization" }, gone),
    );
    expect(text).toMatch(/To decide; the generator refuses until it is:\n.*\/apiKey\/x-prefix {2}/);
    expect(isGenerated).toBe(false);
    expect(await edited()).toContain("/components/securitySchemes/apiKey/x-prefix  Expected");
    expect(await edited(from, to)).toContain("desk: generated (");
  },
);

test.each([
  ["alone", asked, "say so in the operation's `description`"],
  ["beside another success", { ...gone, ...asked }, "remove the answer: a 202 is `unknown` then."],
])("whether a 202 %s is a removal is to be looked at", async (_, responses, wanted) => {
  const { text, spec, isGenerated } = await begin(documentWith({ name: "X-Key" }, responses));
  expect(text).toMatch(
    /To look at; the generator takes it as it stands:\n.* {2}TODO Does a 202 mean/,
  );
  expect(text).toContain(wanted);
  expect(spec).toMatch(
    /\n +# TODO Does a 202 [^\n]+(\n +# {3}[^\n]+)+\n +'202':\n +description: Accepted\.\n/,
  );
  expect(isGenerated).toBe(true);
});

test("nothing is asked of a 204", async () => {
  const { text, spec } = await begin(documentWith({ name: "X-Key" }, gone));
  expect(text).not.toContain("To look at");
  expect(spec).not.toContain("TODO");
});
