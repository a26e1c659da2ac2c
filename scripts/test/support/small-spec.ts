import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generatePackage, type Output } from "../../generate/pipeline/generate-package.ts";
import { createFormat, type Format } from "../../generate/render/format.ts";
import { formatProblem } from "../../openapi/problem.ts";
import { repositoryRoot as root } from "../../system/repository-root.ts";

/** The smallest spec that has everything that a spec must have. */
export const smallSpec = `openapi: 3.1.0
info:
  title: Acme
  version: v1
externalDocs:
  url: https://acme.example/docs
servers:
  - url: https://api.acme.example
security:
  - apiKey: []
paths:
  /members/{id}:
    delete:
      operationId: deleteMember
      description: Removes a member.
      x-removal:
        removes: membership
        reversible: false
        absent: [{ status: 404, pointer: /code, equals: gone }]
      parameters:
        - name: id
          in: path
          required: true
          schema: { type: string }
      responses:
        '204':
          description: Removed.
        '404':
          description: No such member.
          content:
            application/json:
              schema: { type: object, properties: { code: { const: gone } } }
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-Api-Key }
`;

/** A spec with some of its text replaced, each exactly once. */
export function edit(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(`${JSON.stringify(from)} does not stand once in the spec.`);
    return text.replace(from, () => to);
  }, smallSpec);
}

export const format: Format = createFormat(readFileSync(join(root, "biome.json"), "utf8"));

export async function generate(spec: string | Uint8Array, slug = "acme"): Promise<Output> {
  const bytes = typeof spec === "string" ? new TextEncoder().encode(spec) : spec;
  return generatePackage({ slug, bytes, version: "1.2.3", license: "The licence\n" }, format);
}

/** The files of a spec that must be sound. */
export async function filesOf(spec: string, slug = "acme"): Promise<ReadonlyMap<string, string>> {
  const output = await generate(spec, slug);
  if ("problems" in output) throw new Error(output.problems.map(formatProblem).join("\n"));
  return output.files;
}

/** The files of a spec as the expectations of its parts read them: the README, and `index.ts` on one line. */
export async function textsOf(spec: string): Promise<{ index: string; readme: string }> {
  const files = await filesOf(spec);
  const index = (files.get("src/index.ts") ?? "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/,(?= [}\])])/g, "");
  return { index, readme: files.get("README.md") ?? "" };
}

/** The place and the code of each mistake of a spec: `18:9 #/paths removal/member`. docs/problems.md has the sentences. */
export async function mistakesOf(spec: string | Uint8Array, slug = "acme"): Promise<string[]> {
  const output = await generate(spec, slug);
  const problems = "problems" in output ? output.problems : [];
  return problems.map(({ line, column, pointer, code }) => `${line}:${column} ${pointer} ${code}`);
}

/** The same without lines and columns. */
export async function mistakesAt(spec: string): Promise<string[]> {
  return (await mistakesOf(spec)).map((mistake) => mistake.replace(/^\S+ /, ""));
}

/** What is said of a spec, a line for each problem. */
export async function problemsOf(spec: string | Uint8Array, slug = "acme"): Promise<string[]> {
  const output = await generate(spec, slug);
  return "problems" in output ? output.problems.map(formatProblem) : [];
}
