import { checkDocument, checkOperations } from "./check-document.ts";
import { checkRateLimitReset, checkRemoval } from "./check-extensions.ts";
import { checkGrammar } from "./check-grammar.ts";
import { checkMatchers } from "./check-matchers.ts";
import { checkMember } from "./check-member.ts";
import { checkPath } from "./check-path.ts";
import { checkWithRedocly } from "./check-redocly.ts";
import { checkResponses } from "./check-responses.ts";
import { checkSecurity } from "./check-security.ts";
import { checkText } from "./check-text.ts";
import { checkUnrolled } from "./check-unrolled.ts";
import { checkUnused } from "./check-unused.ts";
import { type Place, type Report, rootPlace } from "./place.ts";
import { type Problem, toPointer } from "./problem.ts";
import { readConstants } from "./read-constants.ts";
import { checkRequest } from "./read-request.ts";
import type { Spec } from "./read-spec.ts";

/** Everything that is wrong with a spec, in the order of its lines. Nothing means that it can be modelled. */
export async function check(file: string, spec: Spec): Promise<Problem[]> {
  const problems = checkOwn(spec);
  // Redocly resolves references: it never sees a document that has one that leads elsewhere. It also checks
  // examples: it never sees a pattern or a schema that could take for ever.
  const unfit = /\/(?:\$ref|pattern)$|^#\/components\/schemas\/[^/]*$|^#\/openapi$/;
  const fit = ![...problems.keys()].some((pointer) => unfit.test(pointer));
  const further = fit ? await checkWithRedocly(file, spec.document, problems.size === 0) : [];
  // One mistake, one message: what Redocly says of a place, or of what stands in it, is left out after our own.
  const told = new Set(problems.keys());
  for (const { path, message } of further) {
    const isTold = path.some((_, index) => told.has(toPointer(path.slice(0, index + 1))));
    if (!isTold) add(problems, spec.problemAt(path, message));
  }
  return [...problems.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The first problem of each place, by its pointer, without those that only Redocly's rules find. */
export function checkOwn({ document, problemAt }: Spec): Map<string, Problem> {
  const problems = new Map<string, Problem>();
  const report: Report = ({ path }, message) => add(problems, problemAt(path, message));
  const root = rootPlace(document);
  checkText(root, report);
  checkGrammar(root, report);
  checkUnrolled(root, report);
  checkUnused(root, report);
  checkConventions(root, report);
  return problems;
}

function add(problems: Map<string, Problem>, problem: Problem): void {
  if (!problems.has(problem.pointer)) problems.set(problem.pointer, problem);
}

function checkConventions(root: Place, report: Report): void {
  checkDocument(root, report);
  const operation = checkOperations(root, report);
  checkRateLimitReset(root, operation, report);
  if (operation === undefined) return;
  checkRemoval(operation, report);
  checkMatchers(operation, report);
  checkPath(operation, report);
  const request = checkRequest(operation, report);
  checkMember(operation, request, report);
  checkResponses(operation, report);
  readConstants(operation, report);
  checkSecurity(root, operation, request, report);
}
