import { child, type DocumentNode, type Report } from "../../openapi/document-node.ts";
import { show } from "../../openapi/problem.ts";

/** The one style of each place (OpenAPI 3.1 §4.8.12.2), and how it writes an array. */
const styles = {
  path: { only: "simple", array: "`a,b`" },
  query: { only: "form", array: "`name=a&name=b` or, with `explode: false`, `name=a,b`" },
  header: { only: "simple", array: "`a,b`" },
} as const;

/** What stands between the items of an array; nothing where each is sent by itself. Undefined where the style is not supported. */
export function readSeparator(
  parameter: DocumentNode,
  where: "path" | "query" | "header",
  report: Report,
): "," | "" | undefined {
  const { only, array } = styles[where];
  const style = child(parameter, "style");
  const explode = child(parameter, "explode");
  if (style.value !== undefined && style.value !== only) {
    report(
      style,
      "parameter/style",
      `Expected \`style: ${only}\` or no style in a ${where}, found ${show(style.value)}. Supported are scalars, and arrays of them as ${array}.`,
    );
    return undefined;
  }
  if (explode.value !== undefined && typeof explode.value !== "boolean") {
    report(
      explode,
      "parameter/explode",
      `Expected \`explode: true\` or \`false\`, found ${show(explode.value)}.`,
    );
    return undefined;
  }
  // Exploded, each item is a parameter of the query by itself. A comma stands in the other places in any case.
  return where === "query" && explode.value !== false ? "" : ",";
}
