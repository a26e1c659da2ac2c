import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Converted, convert } from "../../import/convert/convert-document.ts";
import { findOperation, parseRequest } from "../../import/document/find-operation.ts";
import { readProviderDocument } from "../../import/document/provider-document.ts";
import { run } from "../../import/import-provider.ts";
import { assemble } from "../../import/spec/assemble.ts";
import { documentOf, yamlOptions } from "../../import/spec/write-yaml.ts";

/** Providers' documents, and what becomes of them. */
export const documents: string = join(import.meta.dirname, "../import/documents");

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
  const parsed = parseRequest(request);
  if ("problem" in document || parsed === undefined) throw new Error(JSON.stringify(document));
  const found = findOperation(document, parsed);
  if ("problem" in found) throw new Error(found.problem);
  return convert(document, found);
}

/** The spec as it is before the generator has looked at it. */
export function specOf(text: string, request: string): string {
  return documentOf(assemble(convertOf(text, request), {})).toString(yamlOptions);
}

/** What is told of a document: the kind, the key, line and column. */
export function findingsOf(text: string, request: string): string[] {
  return convertOf(text, request).conversion.findings.map(({ kind, key, problem }) =>
    [kind, key, `${problem.line}:${problem.column}`].filter(Boolean).join(" "),
  );
}

/** What a run of the command came to. */
interface Ran {
  readonly exitCode: number;
  readonly lines: readonly string[];
  readonly text: string;
  readonly asked: readonly string[];
}

/** Runs the command, at a terminal where there are answers to enter. */
export async function runIn(
  root: string,
  args: readonly string[],
  answers?: readonly string[],
): Promise<Ran> {
  const lines: string[] = [];
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return answers?.[asked.length - 1] ?? "";
  };
  const exitCode = await run({
    ...{ root, args, print: (line) => lines.push(line) },
    ask: answers === undefined ? undefined : ask,
  });
  return { exitCode, lines, text: lines.join("\n"), asked };
}
