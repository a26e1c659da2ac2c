import { formatProblem, list } from "../openapi/problem.ts";
import { type Ask, completeFromDocument } from "./ask.ts";
import type { Given } from "./command-line.ts";
import { convert } from "./convert/convert-document.ts";
import {
  type Found,
  findOperation,
  isRemoval,
  parseRequest,
  requestsOf,
} from "./document/find-operation.ts";
import { type ProviderDocument, readProviderDocument } from "./document/provider-document.ts";
import { describeFindings } from "./report.ts";
import { assemble } from "./spec/assemble.ts";

export interface Begun {
  readonly spec: Readonly<Record<string, unknown>>;
  /** What there is to tell of it. */
  readonly lines: readonly string[];
}

/** Begins a spec with what a provider's own document says. Throws sentences where nothing can be made of it. */
export async function fromDocument(
  file: string,
  given: Given,
  ask: Ask | undefined,
): Promise<Begun> {
  for (const flag of ["parameter", "answer"] as const)
    if (given[flag] !== undefined) throw new Error(`--${flag} is for a provider without --from.`);
  const document = readProviderDocument(file);
  if ("problem" in document) throw new Error(document.problem);
  if (given.operation === undefined && ask === undefined)
    throw new Error(`Missing: --operation. ${suggest(document)}`);
  const whole = await completeFromDocument(given, ask);
  const found = find(document, whole.operation ?? "");
  const converted = convert(document, found, whole.body === undefined ? undefined : false);
  const spec = assemble(converted, whole);
  const { findings } = converted.conversion;
  const refused = findings.filter(({ kind }) => kind === "refused");
  if (refused.length > 0) {
    const told = new Set(refused.map(({ problem }) => formatProblem(problem)));
    throw new Error([...told, "Nothing was written."].join("\n"));
  }
  return { spec, lines: describeFindings(findings) };
}

function find(document: ProviderDocument, written: string): Found {
  const request = parseRequest(written);
  if (request === undefined)
    throw new Error(
      `Expected a method and a path for --operation, found ${list([written])}. ${suggest(document)}`,
    );
  const found = findOperation(document, request);
  if ("problem" in found) throw new Error(found.problem);
  return found;
}

function suggest({ root }: ProviderDocument): string {
  const removals = requestsOf(root).filter(isRemoval).slice(0, 8);
  const shown = removals.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  return shown.length > 0
    ? `Is it one of ${list(shown)}?`
    : 'Pass one, such as --operation "DELETE /members/{id}".';
}
