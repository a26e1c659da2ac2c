import { child, type DocumentNode, entries, type Report } from "../../openapi/document-node.ts";
import { list, show } from "../../openapi/problem.ts";

const [object, array, text] = [["object"], ["array"], ["string"]];
const number = ["integer", "number"];

/** The types that a keyword says something about; of any other value it says nothing (JSON Schema Validation 2020-12 §6). */
const about: Readonly<Record<string, readonly string[]>> = {
  ...{ properties: object, additionalProperties: object, required: object },
  ...{ items: array, minItems: array, maxItems: array, uniqueItems: array },
  ...{ minLength: text, maxLength: text, pattern: text, minimum: number, maximum: number },
  format: [...text, ...number],
};

/** Refuses keywords of a schema that can't mean anything beside its type: no type and no check is made of them. */
export function checkKeywords(schema: DocumentNode, report: Report): void {
  const type = child(schema, "type");
  const types = [type.value].flat();
  const choices = child(schema, "enum");
  if (choices.value !== undefined && child(schema, "const").value !== undefined)
    report(
      choices,
      "`const` says which value it is, and `enum` beside it would be lost. Keep one.",
    );
  for (const [key, node] of entries(schema)) {
    const wanted = Object.hasOwn(about, key) ? about[key] : undefined;
    // An object's properties say that it is one.
    const isClear = type.value === undefined && wanted === object;
    if (wanted !== undefined && !isClear && !types.some((name) => wanted.includes(String(name)))) {
      report(
        node,
        `\`${key}\` is about ${list(wanted)} alone, and would be lost silently: expected such a \`type\` beside it, found ${show(type.value)}. Mend the type, or remove the keyword.`,
      );
    }
  }
}
