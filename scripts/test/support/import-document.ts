import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Converted, convert } from "../../import/convert/convert-document.ts";
import { findOperation, parseOperationName } from "../../import/document/find-operation.ts";
import { readProviderDocument } from "../../import/document/provider-document.ts";
import { run } from "../../import/import-provider.ts";
import { assembleSpec } from "../../import/spec/assemble-spec.ts";
import { toYamlDocument, yamlOptions } from "../../import/spec/write-yaml.ts";

/** Providers' documents, and what becomes of them. */
export const documents: string = join(import.meta.dirname, "../import/documents");

/** A table of texts: a row a line, its cells between arrows. Lines that begin with `#` are comments. */
export function tableOf(text: string): string[][] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("→").map((cell) => cell.trim()));
}

/** Hands a file of a text to an action, and takes it away again. */
export function withFile<T>(text: string | Uint8Array, action: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "offboard-document-"));
  const path = join(folder, "openapi.yaml");
  try {
    writeFileSync(path, text);
    return action(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function convertOf(text: string, request: string): Converted {
  const document = withFile(text, (path) => readProviderDocument(path, "openapi.yaml"));
  const parsed = parseOperationName(request);
  if ("problem" in document || parsed === undefined) throw new Error(JSON.stringify(document));
  const found = findOperation(document, parsed);
  if ("problem" in found) throw new Error(found.problem);
  return convert(document, found);
}

/** The spec as it is before the generator has looked at it. */
export function specOf(text: string, request: string): string {
  return toYamlDocument(assembleSpec(convertOf(text, request))).toString(yamlOptions);
}

/** What is told of a document: the kind, the key, line and column. */
export function findingsOf(text: string, request: string): string[] {
  return convertOf(text, request).conversion.findings.map(({ kind, key, problem }) =>
    [kind, key, `${problem.line}:${problem.column}`].filter(Boolean).join(" "),
  );
}

/** Runs the command; gives what it prints. */
export function runIn(root: string, args: readonly string[]): { exitCode: number; text: string } {
  const lines: string[] = [];
  const exitCode = run({ root, args, print: (line) => lines.push(line) });
  return { exitCode, text: lines.join("\n") };
}
