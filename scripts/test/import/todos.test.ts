import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runIn } from "../support/import-document.ts";
import { smallSpec } from "../support/small-spec.ts";
import { runIn as generate, makeRoot } from "../support/temporary-root.ts";

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

/** Imports a document; gives what is printed, the spec, and what the generator prints once it is edited. */
function begin(document: object) {
  const root = makeRoot({ acme: smallSpec });
  const file = join(root, "openapi.json");
  writeFileSync(file, JSON.stringify(document));
  const { text } = runIn(root, ["desk", "--from", file, "--operation", "DELETE /people/{id}"]);
  const path = join(root, "specs/desk.yaml");
  const edited = async (...edits: (readonly [RegExp | string, string])[]) => {
    const all = [
      ["removes: TODO", "removes: account"],
      ["reversible: TODO", "reversible: false"],
      ...edits,
    ] as const;
    const spec = all.reduce(
      (text, [from, to]) => text.replace(from, to),
      readFileSync(path, "utf8"),
    );
    writeFileSync(path, spec);
    return (await generate(root, { slugs: ["desk"] })).text;
  };
  return { text, spec: readFileSync(path, "utf8"), edited };
}

const gone = { 204: { description: "Gone." } };
const asked = { 202: { description: "Accepted." } };

// Left as it was, every call would get a 401: what is decided, and what the generator says then.
test.each([
  [/ +# TODO What stands[\s\S]*x-prefix: TODO\n/, ""],
  [/x-prefix: TODO/, "x-prefix: 'Token token='"],
  [/type: apiKey[\s\S]*x-prefix: TODO/, "type: http\n      scheme: SSWS"],
])("what stands before a key in Authorization has to be decided: %s", async (from, to) => {
  const { text, edited } = begin(documentWith({ name: "authorization" }, gone));
  expect(text).toMatch(/^To decide;[\s\S]*\/apiKey\/x-prefix {2}/m);
  expect(await edited()).toContain("/components/securitySchemes/apiKey/x-prefix  Still to decide");
  expect(await edited([from, to])).toContain("desk: generated (");
});

test.each([
  ["alone", asked, "say so in the operation's `description`"],
  ["beside another success", { ...gone, ...asked }, "remove the answer"],
])("whether a 202 %s is a removal is to be looked at", async (_, responses, wanted) => {
  const { text, spec, edited } = begin(documentWith({ name: "X-Key" }, responses));
  expect(text).toMatch(/^To look at;[^\n]*\n.* {2}TODO Does a 202 mean/m);
  expect(text).toContain(wanted);
  expect(spec).toMatch(/\n +# TODO Does a 202 [^\n]+(\n +# {3}[^\n]+)+\n +'202':\n/);
  expect(await edited()).toContain("desk: generated (");
});

test("nothing is asked about a 204", () => {
  const { text, spec } = begin(documentWith({ name: "X-Key" }, gone));
  expect(text).not.toContain("To look at");
  expect(spec.match(/TODO$/gm)).toHaveLength(2);
});
