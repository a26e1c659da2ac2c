import { checkDocument, checkOperations } from "./check-document.ts";
import { checkExamples } from "./check-examples.ts";
import { checkRateLimitReset, checkRemoval } from "./check-extensions.ts";
import { checkGrammar } from "./check-grammar.ts";
import { checkMatchers } from "./check-matchers.ts";
import { checkMember } from "./check-member.ts";
import { checkPath } from "./check-path.ts";
import { checkResponses } from "./check-responses.ts";
import { checkSecurity } from "./check-security.ts";
import { checkStructure } from "./check-structure.ts";
import { checkText } from "./check-text.ts";
import { checkUnrolled } from "./check-unrolled.ts";
import { checkUnused } from "./check-unused.ts";
import { type Place, type Report, rootPlace } from "./place.ts";
import { type Problem, toPointer } from "./problem.ts";
import { readConstants } from "./read-constants.ts";
import { checkRequest } from "./read-request.ts";
import type { Spec } from "./read-spec.ts";

/** Everything that is wrong with a spec, in the order of its lines. Nothing means that it can be modelled. */
export function check({ document, problemAt }: Spec): Problem[] {
  // One mistake, one message: the first of each place, by its pointer.
  const problems = new Map<string, Problem>();
  const report: Report = ({ path }, message) => {
    const problem = problemAt(path, message);
    if (!problems.has(problem.pointer)) problems.set(problem.pointer, problem);
  };
  // What is told of a place holds for what stands in it.
  const reportUntold: Report = (place, message) => {
    const around = place.path.map((_, index) => toPointer(place.path.slice(0, index + 1)));
    if (!around.some((pointer) => problems.has(pointer))) report(place, message);
  };
  const root = rootPlace(document);
  checkText(root, report);
  checkGrammar(root, report);
  checkUnrolled(root, report);
  checkUnused(root, report);
  checkConventions(root, report);
  checkStructure(root, reportUntold);
  checkExamplesSafely(root, [...problems.keys()], reportUntold);
  return [...problems.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** An example is never held to a pattern or a schema that could take for ever. */
function checkExamplesSafely(root: Place, told: readonly string[], report: Report): void {
  const endless = /\/(?:\$ref|pattern)$|^#\/components\/schemas\/[^/]*$/;
  if (told.some((pointer) => endless.test(pointer))) return;
  try {
    checkExamples(root, report);
  } catch (error) {
    // Of a schema that was refused no validator can be made, perhaps.
    if (told.length === 0) throw error;
  }
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
