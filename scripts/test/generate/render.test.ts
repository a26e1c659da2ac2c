import { readFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { prepareHolders } from "../../generate/render/schema/hoist-descriptions.ts";
import { options, renderSchema } from "../../generate/render/schema/render-schema.ts";
import { filesOf, format, smallSpec } from "../support/small-spec.ts";

const read = (name: string, slug = "acme-desk") =>
  readFileSync(join(import.meta.dirname, slug, name), "utf8");

// Everything that a spec may have, in three: of acme-desk OAuth2 and a key together, server variables, several
// successes, matchers of every form; of acme-hub and acme-form all that a request may consist of.
test.each(
  ["acme-desk", "acme-hub", "acme-form"].flatMap((slug) => [
    [slug, "src/index.ts", "index.txt"] as const,
    [slug, "src/schema.ts", "schema.txt"] as const,
    [slug, "README.md", "README.txt"] as const,
  ]),
)("every feature: %s, %s", async (slug, path, wanted) => {
  const files = await filesOf(read("spec.yaml", slug), slug);
  expect(files.get(path)).toBe(read(wanted, slug));
});

test("package.json", async () => {
  const text = (await filesOf(smallSpec)).get("package.json") ?? "";
  expect(text).toBe(format("package.json", text));
  expect(JSON.parse(text)).toStrictEqual({
    name: "@offboard/acme",
    version: "1.2.3",
    description: "Typed client of Acme: remove a member from the organization",
    keywords: ["deprovisioning", "acme", "member", "offboarding", "organization"],
    license: "MIT",
    repository: {
      type: "git",
      url: "git+https://github.com/offboard/offboard.git",
      directory: "packages/providers/acme",
    },
    homepage: "https://github.com/offboard/offboard/tree/main/packages/providers/acme#readme",
    bugs: "https://github.com/offboard/offboard/issues",
    type: "module",
    sideEffects: false,
    main: "./dist/index.js",
    types: "./dist/index.d.ts",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./openapi.json": "./openapi.json",
      "./package.json": "./package.json",
    },
    files: ["dist", "openapi.json", "CHANGELOG.md"],
    engines: { node: "^20.19.0 || >=22.12.0" },
    dependencies: { "@offboard/runtime": "workspace:^" },
    publishConfig: { access: "public", provenance: true },
  });
});

test("a package's other files", async () => {
  const files = await filesOf(smallSpec);
  expect([...files.keys()]).toStrictEqual([
    ...["LICENSE", "README.md", "openapi.json", "package.json", "src/index.ts", "src/schema.ts"],
  ]);
  expect(files.get("LICENSE")).toBe("The licence\n");
  expect(JSON.parse(files.get("openapi.json") ?? "")).toStrictEqual(parse(smallSpec));
});

test("what openapi-typescript makes of a document", () => {
  const document = {
    paths: {
      "/a/{id}": {
        delete: {
          operationId: "deleteMember",
          responses: { "200": { $ref: "#/components/responses/Ok", description: "Mine" } },
        },
      },
    },
    components: {
      responses: {
        Ok: {
          description: "Done",
          content: { "application/json": { schema: { $ref: "#/components/schemas/User" } } },
        },
      },
      schemas: {
        User: {
          type: "object",
          required: ["id"],
          properties: {
            id: { type: "integer", description: "Ends */ here" },
            name: { type: ["string", "null"], default: "x" },
            kind: { const: "user" },
            role: { enum: ["a", 1, null] },
            more: { type: "object" },
            "odd-name": {
              anyOf: [{ type: "boolean" }, { type: "array", items: { type: "number" } }],
            },
          },
        },
      },
    },
  };
  const text = format("schema.ts", renderSchema("acme", document));
  expect(
    text.slice(text.indexOf("export interface components"), text.indexOf("  parameters: never")),
  ).toBe(
    String.raw`export interface components {
  schemas: {
    User: {
      /** @description Ends *\/ here */
      id: number;
      /** @default x */
      name?: string | null;
      /** @constant */
      kind?: "user";
      /** @enum {unknown} */
      role?: "a" | 1 | null;
      more?: Record<string, unknown>;
      "odd-name"?: boolean | number[];
    };
  };
  responses: {
    /** @description Done */
    Ok: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["User"];
      };
    };
  };
`,
  );
  expect(text).toContain('/** @description Mine */\n      200: components["responses"]["Ok"];');
});

test("the schema is the one that openapi-typescript itself writes", async () => {
  const document = parse(read("spec.yaml"));
  const wanted = astToString(await openapiTS(prepareHolders(structuredClone(document)), options));
  const described = /^\/\*\* .* \*\/\n(?=export interface (?:paths|components|operations) )/gm;
  const text = renderSchema("acme-desk", document).split("\n").slice(2).join("\n");
  expect(text.match(described)).toHaveLength(3);
  expect(text.replace(described, "")).toBe(
    wanted.replace(/^export type (?:webhooks|\$defs) = Record<string, never>;\n/gm, ""),
  );
});
