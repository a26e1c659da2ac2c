import { isDeepStrictEqual } from "node:util";
import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Report,
  resolve,
  resolvedChild,
} from "../../openapi/document-node.ts";
import { list, show } from "../../openapi/problem.ts";
import { isOf } from "../model/schema/keywords.ts";
import { checkPattern } from "./check-pattern.ts";
import { objectsIn } from "./spec-dialect.ts";

function* schemasIn(document: DocumentNode): Generator<DocumentNode> {
  for (const [node, kind] of objectsIn(document))
    if (kind === "schema" && isMapping(node.value) && !Object.hasOwn(node.value, "$ref"))
      yield node;
}

/** Refuses patterns that may take for ever, and keywords that say nothing beside the others. */
export function checkSchemas(document: DocumentNode, report: Report): void {
  for (const schema of schemasIn(document)) {
    const pattern = child(schema, "pattern");
    if (pattern.value !== undefined) checkPattern(pattern, report);
    checkKeywords(schema, report);
  }
}

/** Refuses values and names in a schema that it does not allow or describe itself. */
export function checkSchemaValues(document: DocumentNode, report: Report): void {
  for (const schema of schemasIn(document)) checkValues(schema, report);
}

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
function checkKeywords(schema: DocumentNode, report: Report): void {
  const type = child(schema, "type");
  const types = [type.value].flat();
  const choices = child(schema, "enum");
  if (choices.value !== undefined && child(schema, "const").value !== undefined)
    report(
      choices,
      "schema/const-beside-enum",
      "`const` says which value it is, and `enum` beside it would be lost. Keep one.",
    );
  for (const [key, node] of entries(schema)) {
    const wanted = Object.hasOwn(about, key) ? about[key] : undefined;
    // An object's properties say that it is one.
    const isClear = type.value === undefined && wanted === object;
    if (wanted !== undefined && !isClear && !types.some((name) => wanted.includes(String(name)))) {
      report(
        node,
        "schema/keyword-of-another-type",
        `\`${key}\` is about ${list(wanted)} alone, and would be lost silently: expected such a \`type\` beside it, found ${show(type.value)}. Mend the type, or remove the keyword.`,
      );
    }
  }
}

/** What a schema says of single values agrees with what it says of all. */
function checkValues(schema: DocumentNode, report: Report): void {
  const type = child(schema, "type").value;
  const [choices, constant] = [items(child(schema, "enum")), child(schema, "const")];
  for (const [index, choice] of choices.entries()) {
    const same = (other: DocumentNode) => isDeepStrictEqual(other.value, choice.value);
    if (choices.slice(0, index).some(same))
      report(
        choice,
        "schema/value-twice",
        `${show(choice.value)} stands twice in this list. Keep one.`,
      );
  }
  for (const one of [...choices, ...(constant.value === undefined ? [] : [constant])])
    if (!isOf(type, one.value))
      report(
        one,
        "schema/value-of-another-type",
        `Expected a value of the type ${show(type)}, found ${show(one.value)}.`,
      );
  for (const name of items(child(schema, "required")))
    if (![schema, wholeOf(schema)].some((one) => describes(one, String(name.value))))
      report(
        name,
        "schema/required-undescribed",
        `Expected the name of a property, found ${show(name.value)}. Mend the name, or describe the property.`,
      );
}

/** The schema of which this one is a part. */
function wholeOf(schema: DocumentNode): DocumentNode {
  const path = [...schema.path];
  while (["allOf", "anyOf", "oneOf"].includes(String(path.at(-2)))) path.splice(-2);
  return child({ ...schema, value: schema.document, path: [] }, ...path);
}

function describes(schema: DocumentNode, name: string, seen: Set<unknown> = new Set()): boolean {
  const { value, ...place } = resolve(schema);
  if (!isMapping(value) || seen.has(value)) return false;
  seen.add(value);
  const whole = { value, ...place };
  if (child(whole, "properties", name).value !== undefined) return true;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => items(resolvedChild(whole, key)));
  return parts.some((part) => describes(part, name, seen));
}
