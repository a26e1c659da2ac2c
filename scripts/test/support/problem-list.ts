import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { codeSpan, table } from "../../generate/render/readme/markdown.ts";
import { repositoryRoot as root } from "../../system/repository-root.ts";

const isCode = (node: ts.Node | undefined): node is ts.StringLiteral =>
  node !== undefined && ts.isStringLiteral(node) && /^[a-z-]+\/[a-z0-9-]+$/.test(node.text);

/** The sentences that the generator has for mistakes, by their codes: what stands behind a code in its source. */
export function sentencesOfSource(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const folders = ["check", "model", "read"].map((name) => `scripts/generate/${name}`);
  for (const file of folders.flatMap(typescriptIn)) {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      for (const [code, sentence] of pairsOf(node)) {
        const sentences = found.get(code) ?? new Set();
        found.set(code, sentences.add(sentence));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

/** The TypeScript files of a folder of the repository, and of those in it. */
export function typescriptIn(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter(({ name }) => name.endsWith(".ts"))
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** A code and the sentence behind it: two arguments, two items of a list, or `code` and `message` of an object. */
function pairsOf(node: ts.Node): [code: string, sentence: string][] {
  const list = ts.isCallExpression(node)
    ? node.arguments
    : ts.isArrayLiteralExpression(node)
      ? node.elements
      : ts.isObjectLiteralExpression(node)
        ? node.properties.map((one) => (ts.isPropertyAssignment(one) ? one.initializer : one.name))
        : [];
  return list.flatMap((one, index): [string, string][] =>
    isCode(one) ? [[one.text, sentenceOf(list[index + 1])]] : [],
  );
}

/** A text as it stands in the source. What a spec decides is `…`. */
function sentenceOf(node: ts.Node | undefined): string {
  if (node === undefined) return "…";
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return "…";
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join("");
}

/** A sentence that is put together elsewhere: of the dialect's schema, each keyword has its own. */
function describe(sentence: string): string {
  return sentence === "…"
    ? "Depends on what stands there; [specs.md](specs.md) says what may."
    : sentence;
}

/** docs/problems.md. */
export function renderProblems(): string {
  const rows = [...sentencesOfSource()]
    .map(([code, sentences]) => [codeSpan(code), describe([...sentences].sort().join("<br>"))])
    .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  return `# What can be wrong with a spec

<!-- Made from the source of the generator by scripts/test/generate/problem-list.test.ts, if run with \`-u\`. Do not edit it. -->

\`pnpm generate\` prints each mistake as \`specs/acme.yaml:4:3 #/info/logo  What is wrong, and what to do. (code)\`. This is the list
of the codes. A \`…\` stands for what the spec says.

${table(["Code", "Sentence"], rows)}
`;
}
