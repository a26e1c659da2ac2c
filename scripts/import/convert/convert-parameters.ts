import {
  child,
  type DocumentNode,
  entries,
  items,
  type Mapping,
  text,
} from "../../openapi/document-node.ts";
import { headerNameProblem } from "../../openapi/http-names.ts";
import { word } from "../spec/word.ts";
import {
  type Conversion,
  change,
  followed,
  isReadable,
  keepRest,
  leaveOut,
  made,
} from "./conversion.ts";
import { convertSchema } from "./convert-schema.ts";
import { oldStyle, style } from "./parameter-style.ts";
import { requestSchema } from "./request-schema.ts";

/** Headers that OpenAPI 3 says are no parameters (3.1 §4.8.12.1). */
const described = ["accept", "content-type", "authorization"];

/** What no client does: a value is never empty, and its signs are always encoded. */
const unneeded = ["allowEmptyValue", "allowReserved", "deprecated"];

/** What describes a value in a parameter or a header of 2.0, where there is no `schema`. */
export const valueKeywords: readonly string[] = [
  ...["type", "format", "items", "default", "enum", "pattern", "minLength", "maxLength"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems", "x-nullable"],
];

/** The parameters of an operation: those of its path, then its own, which replace them (3.1 §4.8.10.1). */
export function parametersOf(
  conversion: Conversion,
  pathItem: DocumentNode,
  operation: DocumentNode,
): DocumentNode[] {
  const merged = new Map<string, DocumentNode>();
  for (const list of [child(pathItem, "parameters"), child(operation, "parameters")]) {
    for (const item of items(list)) {
      const place = followed(conversion, item);
      if (place === undefined || !isReadable(conversion, place, "a parameter")) continue;
      merged.set(`${word(child(place, "in").value)} ${word(child(place, "name").value)}`, place);
    }
  }
  return [...merged.values()];
}

/** Everything but the body's parts of 2.0. */
export function convertParameters(
  conversion: Conversion,
  nodes: readonly DocumentNode[],
): Mapping[] {
  return nodes
    .filter((node) => !["body", "formData"].includes(word(child(node, "in").value)))
    .flatMap((node) => convertParameter(conversion, node));
}

function convertParameter(conversion: Conversion, node: DocumentNode): Mapping[] {
  const name = word(child(node, "name").value);
  const where = word(child(node, "in").value);
  const required = where === "path" || child(node, "required").value === true;
  const why = foreign(name, where, required);
  if (why !== undefined) {
    leaveOut(conversion, child(node, "name"), why);
    return [];
  }
  if (where === "path" && child(node, "required").value !== true)
    change(conversion, node, `The path parameter \`${name}\` is required, as every one is.`);
  const parameter: Mapping = { name: child(node, "name").value, in: where, required };
  const description = text(child(node, "description"))?.trim();
  if (description) parameter.description = description;
  const old = conversion.document.version === "2.0";
  Object.assign(parameter, old ? oldStyle(conversion, node, where) : style(node, where));
  const schema = old ? valuePlace(node) : child(node, "schema");
  if (schema.value !== undefined)
    parameter.schema = requestSchema(conversion, schema, {
      isJson: false,
      isAlways: required && where !== "path",
    });
  const handled = [
    ...["name", "in", "required", "description", "style", "explode", "schema", "examples"],
    ...(old ? [...valueKeywords, "collectionFormat"] : []),
    ...unneeded.filter((key) => child(node, key).value === false),
  ];
  keepRest(conversion, node, parameter, { handled, unneeded });
  convertExamples(conversion, node, parameter);
  return [made(conversion, node, parameter)];
}

/** Why a parameter is none that a client gives; undefined where it is one. */
function foreign(name: string, where: string, isRequired: boolean): string | undefined {
  if (where === "header" && described.includes(name.toLowerCase()))
    return `The header ${name} is no parameter: credentials and media types are declared elsewhere.`;
  if (isRequired) return undefined;
  if (where === "header" && headerNameProblem(name) !== undefined)
    return `The header ${name} belongs to the platform or the runtime.`;
  return where === "cookie"
    ? `The cookie ${name} is no parameter, and may be left out.`
    : undefined;
}

/** The schema of a value of 2.0, whose keywords stand beside its name. */
export function valueSchema(conversion: Conversion, node: DocumentNode): unknown {
  return convertSchema(conversion, valuePlace(node));
}

export function valuePlace(node: DocumentNode): DocumentNode {
  const own = entries(node).filter(([key]) => valueKeywords.includes(key));
  return { ...node, value: Object.fromEntries(own.map(([key, child]) => [key, child.value])) };
}

function convertExamples(conversion: Conversion, node: DocumentNode, parameter: Mapping): void {
  const [first, ...others] = entries(child(node, "examples"));
  const example = first && followed(conversion, first[1]);
  if (example !== undefined) parameter.example = child(example, "value").value;
  for (const [, other] of others) leaveOut(conversion, other, "One example is enough.");
}
