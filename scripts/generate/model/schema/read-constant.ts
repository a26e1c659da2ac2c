import {
  child,
  type DocumentNode,
  items,
  type Report,
  resolvedChild,
} from "../../../openapi/document-node.ts";
import { isHeaderValue } from "../../../openapi/http-names.ts";
import { show } from "../../../openapi/problem.ts";
import { documentation, isOf, refuseOthers } from "./schema-keywords.ts";

/** The one value that a schema allows, by `const` or by an `enum` of one. */
export function onlyValueOf(schema: DocumentNode): DocumentNode | undefined {
  const constant = child(schema, "const");
  if (constant.value !== undefined) return constant;
  const [only, ...others] = items(child(schema, "enum"));
  return others.length === 0 ? only : undefined;
}

/** The one value of a header or of a query's parameter that is sent by itself; undefined where the caller is asked. */
export function constantOf(parameter: DocumentNode): DocumentNode | undefined {
  const schema = resolvedChild(parameter, "schema");
  const isConst = child(schema, "const").value !== undefined;
  // One that may be left out is the caller's choice, though there is only one to choose.
  const isAlways = child(parameter, "required").value === true;
  const isAsked = child(parameter, "in").value === "path";
  return isConst || (isAlways && !isAsked) ? onlyValueOf(schema) : undefined;
}

/** The text of a constant, or nothing where it can't be sent. */
export function readConstant(
  parameter: DocumentNode,
  constant: DocumentNode,
  report: Report,
): string | undefined {
  const schema = resolvedChild(parameter, "schema");
  const { value } = constant;
  const type = child(schema, "type").value;
  refuseOthers(schema, [...documentation, "const", "enum", "type"], "a constant", report);
  for (const key of ["style", "explode"])
    if (child(parameter, key).value !== undefined)
      report(
        child(parameter, key),
        `A constant is sent as it stands, and \`${key}\` would be lost silently. Leave it out.`,
      );
  const isText = ["string", "number", "boolean"].includes(typeof value) && isOf(type, value);
  const where = child(parameter, "in").value;
  if (where === "path") {
    report(constant, "A path has no constant parameters. Write the text into the path itself.");
  } else if (!isText) {
    report(
      constant,
      `Expected ${type === undefined ? "a text, a number or a boolean" : `a value of ${show(type)}`}, found ${show(value)}.`,
    );
  } else if (where === "header" && !isHeaderValue(String(value))) {
    report(
      constant,
      `Expected a text that a header can carry (visible ASCII), found ${show(value)}.`,
    );
  } else return String(value);
  return undefined;
}
