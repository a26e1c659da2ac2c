import { child, type DocumentNode, type Mapping } from "../../openapi/document-node.ts";
import { word } from "../spec/word.ts";
import { type Conversion, refuse } from "./conversion.ts";

/** What is the default where it stands is not said (3.1 §4.8.12.2). */
export function style(node: DocumentNode, where: string): Mapping {
  const usual = where === "query" || where === "cookie" ? "form" : "simple";
  const own = child(node, "style").value ?? usual;
  const explode = child(node, "explode").value;
  return {
    ...(own !== usual && { style: own }),
    ...(explode !== undefined && explode !== (own === "form") && { explode }),
  };
}

const separators: Readonly<Record<string, Mapping>> = {
  csv: { explode: false },
  // The generator refuses these two, so that a TODO says what is supported.
  ssv: { style: "spaceDelimited", explode: false },
  pipes: { style: "pipeDelimited", explode: false },
  multi: {},
};

/** `collectionFormat` of 2.0, `csv` where nothing is said. */
export function oldStyle(conversion: Conversion, node: DocumentNode, where: string): Mapping {
  if (child(node, "type").value !== "array") return {};
  const format = child(node, "collectionFormat");
  const own = word(format.value ?? "csv");
  if (where !== "query" && own === "csv") return {};
  const found = where === "query" && Object.hasOwn(separators, own) ? separators[own] : undefined;
  if (found === undefined)
    refuse(
      conversion,
      format,
      `\`collectionFormat: ${own}\` in ${where} can't be said in OpenAPI 3.`,
    );
  return found ?? {};
}
