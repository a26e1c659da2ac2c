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
import { show } from "../../openapi/problem.ts";
import { isOf } from "../model/schema/keywords.ts";
import { grammar, type Kind } from "./grammar.ts";
import { objectsIn } from "./objects-in.ts";

type Wanted = readonly [name: string, is: (value: unknown) => boolean];

const types = ["array", "boolean", "integer", "null", "number", "object", "string"];
const isText = (value: unknown) => typeof value === "string";
const isType = (value: unknown) => types.includes(String(value)) && isText(value);

const text: Wanted = ["a text", isText];
const boolean: Wanted = ["`true` or `false`", (value) => typeof value === "boolean"];
const number: Wanted = ["a number", (value) => typeof value === "number"];
const size: Wanted = [
  "an integer of at least 0",
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
];
const list: Wanted = ["a list", Array.isArray];
const listOf = (name: string, is: (value: unknown) => boolean): Wanted => [
  `a list of ${name}`,
  (value) => Array.isArray(value) && value.every(is),
];
const object: Wanted = ["an object", isMapping];

/** What is no object, by the name of its field, or by its kind and its name where that says more. */
const fields: Readonly<Record<string, Wanted>> = {
  ...{ openapi: text, title: text, version: text, description: text, summary: text, url: text },
  ...{ operationId: text, name: text, in: text, style: text, bearerFormat: text, format: text },
  ...{ tokenUrl: text, scheme: text, explode: boolean, deprecated: boolean, uniqueItems: boolean },
  ...{ minimum: number, maximum: number, minLength: size, maxLength: size, minItems: size },
  ...{ maxItems: size, "schema.examples": list, required: boolean },
  enum: ["a list of values", (value) => Array.isArray(value) && value.length > 0],
  "schema.required": listOf("names", isText),
  "schema.type": [
    `one of ${types.join(", ")}, or a list of them`,
    (value) => isType(value) || (Array.isArray(value) && value.length > 0 && value.every(isType)),
  ],
  "flow.scopes": [
    "an object of texts",
    (value) => isMapping(value) && Object.values(value).every(isText),
  ],
};

/** The fields that an object can't be without (OpenAPI 3.1 §4.8). */
const needed: Partial<Record<Kind, readonly string[]>> = {
  ...{ document: ["openapi", "info", "paths"], info: ["title", "version"], server: ["url"] },
  ...{ externalDocs: ["url"], serverVariable: ["default"], parameter: ["name", "in", "schema"] },
  ...{ operation: ["responses"], requestBody: ["content"], response: ["description"] },
  ...{ header: ["schema"], securityScheme: ["type"], flow: ["tokenUrl", "scopes"] },
};

/** The types of all values, and what must not be missing: whatever a check of ours does not know better. */
export function checkStructure(document: DocumentNode, report: Report): void {
  for (const [node, kind] of objectsIn(document)) {
    const { value } = node;
    const mayBeBoolean = kind === "schema" && typeof value === "boolean";
    if (mayBeBoolean && isBooleanSchema(node)) continue;
    if (!isMapping(value)) report(node, `Expected an object, found ${show(value)}.`);
    else if (Object.hasOwn(value, "$ref")) continue;
    else checkFields(node, kind, report);
  }
}

/** `items: true` says that anything may stand there (JSON Schema 2020-12 §4.3.2). */
function isBooleanSchema({ path }: DocumentNode): boolean {
  const [holder, key] = path.slice(-2);
  return holder === "properties" || key === "items" || key === "additionalProperties";
}

function checkFields(node: DocumentNode, kind: Kind, report: Report): void {
  for (const [key, child] of entries(node)) {
    const field = Object.hasOwn(grammar[kind], key) ? grammar[kind][key] : undefined;
    const shape = field === undefined || field === "value" ? undefined : field[0];
    const byName = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const byShape = { one: undefined, list, map: object };
    const wanted = shape ? byShape[shape] : (fields[`${kind}.${key}`] ?? byName);
    if (wanted && !wanted[1](child.value))
      report(child, `Expected ${wanted[0]}, found ${show(child.value)}.`);
  }
  for (const key of needed[kind] ?? []) {
    const below = child(node, key);
    if (below.value === undefined)
      report(below, `Expected \`${key}\` here, found nothing. Add it.`);
  }
  if (kind === "schema") checkValues(node, report);
}

/** What a schema says of single values agrees with what it says of all. */
function checkValues(schema: DocumentNode, report: Report): void {
  const type = child(schema, "type").value;
  const [choices, constant] = [items(child(schema, "enum")), child(schema, "const")];
  for (const [index, choice] of choices.entries()) {
    const same = (other: DocumentNode) => isDeepStrictEqual(other.value, choice.value);
    if (choices.slice(0, index).some(same))
      report(choice, `${show(choice.value)} stands twice in this list. Keep one.`);
  }
  for (const one of [...choices, ...(constant.value === undefined ? [] : [constant])])
    if (!isOf(type, one.value))
      report(one, `Expected a value of the type ${show(type)}, found ${show(one.value)}.`);
  for (const name of items(child(schema, "required")))
    if (![schema, wholeOf(schema)].some((one) => describes(one, String(name.value))))
      report(
        name,
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
