import { type DocumentNode, type Report, rootNode } from "../../openapi/document-node.ts";
import { type Problem, toPointer } from "../../openapi/problem.ts";
import { checkDocument, checkOperations } from "../model/check-document.ts";
import { checkRateLimitReset } from "../model/check-extensions.ts";
import { checkMatchers } from "../model/check-matchers.ts";
import { checkMember } from "../model/check-member.ts";
import { checkPath } from "../model/check-path.ts";
import { checkResponses } from "../model/check-responses.ts";
import { checkSecurity } from "../model/check-security.ts";
import { checkRequest } from "../model/read-request.ts";
import { readConstants } from "../model/schema/read-constants.ts";
import type { Spec } from "../read/parse-spec.ts";
import { checkDialect } from "./check-dialect.ts";
import { checkExamples } from "./check-examples.ts";
import { checkReferences } from "./check-references.ts";
import { checkSchemas, checkSchemaValues } from "./check-schemas.ts";
import { checkUnrolled } from "./check-size.ts";
import { checkText } from "./check-text.ts";
import { checkTodos } from "./check-todos.ts";
import { checkUnused } from "./check-unused.ts";

/** Everything that is wrong with a spec, in the order of its lines. Nothing means that it can be modelled. */
export function check({ document, problemAt }: Spec): Problem[] {
  // One mistake, one message: the first of each place, by its pointer.
  const problems = new Map<string, Problem>();
  const report: Report = ({ path }, message) => {
    const problem = problemAt(path, message);
    if (!problems.has(problem.pointer)) problems.set(problem.pointer, problem);
  };
  // What is told of a place holds for what stands in it.
  const reportUntold: Report = (node, message) => {
    const around = node.path.map((_, index) => toPointer(node.path.slice(0, index + 1)));
    if (!around.some((pointer) => problems.has(pointer))) report(node, message);
  };
  const root = rootNode(document);
  checkText(root, report);
  checkTodos(root, report);
  const checkRest = checkDialect(root, report);
  checkReferences(root, report);
  checkSchemas(root, report);
  checkUnrolled(root, report);
  checkUnused(root, report);
  checkConventions(root, report);
  checkRest(reportUntold);
  checkSchemaValues(root, reportUntold);
  checkExamplesSafely(root, [...problems.keys()], reportUntold);
  return [...problems.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** An example is never held to a pattern or a schema that could take for ever. */
function checkExamplesSafely(root: DocumentNode, told: readonly string[], report: Report): void {
  const endless = /\/(?:\$ref|pattern)$|^#\/components\/schemas\/[^/]*$/;
  if (told.some((pointer) => endless.test(pointer))) return;
  try {
    checkExamples(root, report);
  } catch (error) {
    // Of a schema that was refused no validator can be made, perhaps.
    if (told.length === 0) throw error;
  }
}

function checkConventions(root: DocumentNode, report: Report): void {
  checkDocument(root, report);
  const operation = checkOperations(root, report);
  checkRateLimitReset(root, operation, report);
  if (operation === undefined) return;
  checkMatchers(operation, report);
  checkPath(operation, report);
  const request = checkRequest(operation, report);
  checkMember(operation, request, report);
  checkResponses(operation, report);
  readConstants(operation, report);
  checkSecurity(root, operation, request, report);
}
