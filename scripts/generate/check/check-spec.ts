import { type DocumentNode, type Report, rootNode } from "../../openapi/document-node.ts";
import { type Problem, toPointer } from "../../openapi/problem.ts";
import { type ProviderModel, readModel } from "../model/model.ts";
import type { Spec } from "../read/parse-spec.ts";
import { checkDialect } from "./check-dialect.ts";
import { checkExamples } from "./check-examples.ts";
import { checkReferences } from "./check-references.ts";
import { checkSchemas, checkSchemaValues } from "./check-schemas.ts";
import { checkUnrolled } from "./check-size.ts";
import { checkText } from "./check-text.ts";
import { checkTodos } from "./check-todos.ts";
import { checkUnused } from "./check-unused.ts";

/** A spec of which nothing is wrong as its model, or all that is wrong with it. */
export type Checked = { readonly model: ProviderModel } | { readonly problems: readonly Problem[] };

/** Checks a spec and models it. The problems are in the order of its lines. */
export function check({ document, problemAt }: Spec): Checked {
  // One mistake, one message: the first of each place, by its pointer.
  const problems = new Map<string, Problem>();
  const report: Report = ({ path }, code, message) => {
    const problem = problemAt(path, message, code);
    if (!problems.has(problem.pointer)) problems.set(problem.pointer, problem);
  };
  // What is told of a place holds for what stands in it.
  const reportUntold: Report = (node, code, message) => {
    const around = node.path.map((_, index) => toPointer(node.path.slice(0, index + 1)));
    if (!around.some((pointer) => problems.has(pointer))) report(node, code, message);
  };
  const root = rootNode(document);
  checkText(root, report);
  checkTodos(root, report);
  const checkRest = checkDialect(root, report);
  checkReferences(root, report);
  checkSchemas(root, report);
  checkUnrolled(root, report);
  checkUnused(root, report);
  const model = readModel(root, report);
  checkRest(reportUntold);
  checkSchemaValues(root, reportUntold);
  checkExamplesSafely(root, [...problems.keys()], reportUntold);
  if (problems.size === 0) {
    if (model === undefined)
      throw new Error("Nothing is wrong with the spec, and there is no model.");
    return { model };
  }
  const sorted = [...problems.values()].sort((a, b) => a.line - b.line || a.column - b.column);
  return { problems: sorted };
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
