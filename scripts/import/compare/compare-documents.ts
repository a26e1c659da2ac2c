import { join } from "node:path";
import { slugsOf } from "../../generate/read/spec-files.ts";
import { formatProblem, list } from "../../openapi/problem.ts";
import type { Paint } from "../../terminal/table.ts";
import { findOperation, operationNames } from "../document/find-operation.ts";
import { type ProviderDocument, readProviderDocument } from "../document/provider-document.ts";
import { compareRequest } from "./compare-request.ts";
import { compareResponses } from "./compare-responses.ts";
import { isFine, type Row } from "./comparison-row.ts";
import { bodyTypeOf, type Side, sideOf } from "./comparison-side.ts";
import { findCounterpart } from "./find-counterpart.ts";
import { renderComparison } from "./render-comparison.ts";

export interface Options {
  readonly root: string;
  readonly slug: string;
  /** The provider's own OpenAPI document. */
  readonly file: string;
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
  readonly print: (line: string) => void;
}

/**
 * Prints what a spec says beside what the provider's document says. Gives the exit code: 0 where nothing
 * contradicts or is missing. Throws a sentence where they can't be compared.
 */
export function compare({ root, slug, file, width, paint, print }: Options): number {
  const known = slugsOf(root);
  if (!known.includes(slug))
    throw new Error(`There is no spec of ${list([slug])}. There are specs of ${list(known)}.`);
  const own = read(join(root, "specs", `${slug}.yaml`), `specs/${slug}.yaml`);
  const [request] = operationNames(own.root);
  const found = request && findOperation(own, request);
  if (found === undefined || "problem" in found)
    throw new Error(`specs/${slug}.yaml has no operation. Correct it first: pnpm generate ${slug}`);
  const here = sideOf(own, found);
  const document = read(file, file);
  const there = findCounterpart(here, document);
  if ("methods" in there) {
    print(describeMissing(here, document, there));
    return 1;
  }
  const sides = { here, there: sideOf(document, there, bodyTypeOf(here)) };
  refuseUnread([sides.here, sides.there]);
  const rows: Row[] = [...compareRequest(sides), ...compareResponses(sides)];
  for (const line of renderComparison(rows, sides, { width, paint })) print(line);
  return rows.every(({ verdict }) => isFine(verdict)) ? 0 : 1;
}

function read(path: string, name: string): ProviderDocument {
  const document = readProviderDocument(path, name);
  if ("problem" in document) throw new Error(document.problem);
  return document;
}

/** What was not converted can't be compared. */
function refuseUnread(sides: readonly Side[]): void {
  const refused = sides
    .flatMap(({ converted }) => converted.conversion.findings)
    .filter(({ kind }) => kind === "refused");
  if (refused.length > 0)
    throw new Error(refused.map(({ problem }) => formatProblem(problem)).join("\n"));
}

function describeMissing(
  { found, document: own }: Side,
  document: ProviderDocument,
  { methods, pathItem }: Exclude<ReturnType<typeof findCounterpart>, { operation: unknown }>,
): string {
  const at = own.problemAt(found.operation.path, "");
  const request = `${found.method.toUpperCase()} ${found.path} (${at.file}:${at.line}:${at.column})`;
  if (pathItem === undefined)
    return `missing there: ${document.file} has no path of the shape of ${request}. The provider may have moved or removed it.`;
  const there = document.problemAt(pathItem.path, "");
  return `contradicting: ${request}; ${there.file}:${there.line}:${there.column} has that path by ${list(methods)}.`;
}
