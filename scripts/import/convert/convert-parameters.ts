import {
  child,
  type DocumentNode,
  entries,
  type Mapping,
  text,
  toText,
} from "../../openapi/document-node.ts";
import { headerNameProblem } from "../../openapi/http-names.ts";
import { parametersOf } from "../../openapi/merged-parameters.ts";
import {
  type Conversion,
  change,
  copyOtherFields,
  followReferences,
  isReadable,
  leaveOut,
  recordOrigin,
} from "./conversion.ts";
import { convertSchema } from "./convert-schema.ts";
import { requestSchema } from "./request-schema.ts";

/** Header parameters that OpenAPI ignores (3.1 §4.8.12.1). */
const declaredElsewhere = ["accept", "content-type", "authorization"];

/** Fields that make no difference: a client sends no empty value, and encodes every reserved character. */
const unneeded = ["allowEmptyValue", "allowReserved", "deprecated"];

/** The keywords of a schema that stand beside the name of a parameter or a header of 2.0, which has no `schema`. */
export const valueKeywords: readonly string[] = [
  ...["type", "format", "items", "default", "enum", "pattern", "minLength", "maxLength"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems", "x-nullable"],
];

/** The parameters of an operation and its path, with their references followed. */
export function resolvedParameters(
  conversion: Conversion,
  operation: DocumentNode,
): DocumentNode[] {
  return parametersOf(operation)
    .map((parameter) => followReferences(conversion, parameter))
    .filter((parameter) => parameter !== undefined)
    .filter((parameter) => isReadable(conversion, parameter, "a parameter"));
}

/** All parameters but those that are parts of the body in 2.0. */
export function convertParameters(
  conversion: Conversion,
  nodes: readonly DocumentNode[],
): Mapping[] {
  return nodes
    .filter((node) => !["body", "formData"].includes(toText(child(node, "in").value)))
    .flatMap((node) => convertParameter(conversion, node));
}

function convertParameter(conversion: Conversion, node: DocumentNode): Mapping[] {
  const name = toText(child(node, "name").value);
  const where = toText(child(node, "in").value);
  const required = where === "path" || child(node, "required").value === true;
  const why = whyNoParameter(name, where, required);
  if (why !== undefined) {
    leaveOut(conversion, child(node, "name"), why);
    return [];
  }
  if (where === "path" && child(node, "required").value !== true)
    change(
      conversion,
      node,
      `The path parameter \`${name}\` is required, like every path parameter.`,
    );
  const parameter: Mapping = { name: child(node, "name").value, in: where, required };
  const description = text(child(node, "description"))?.trim();
  if (description) parameter.description = description;
  const old = conversion.document.version === "2.0";
  Object.assign(parameter, old ? collectionStyle(node, where) : style(node, where));
  const schema = old ? schemaOfParameter2(node) : child(node, "schema");
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
  copyOtherFields(conversion, node, parameter, { handled, unneeded });
  convertExamples(conversion, node, parameter);
  return [recordOrigin(conversion, node, parameter)];
}

/** Why a client does not give a parameter; undefined where it does. */
function whyNoParameter(name: string, where: string, isRequired: boolean): string | undefined {
  if (where === "header" && declaredElsewhere.includes(name.toLowerCase()))
    return `The header ${name} is not a parameter: credentials and media types are declared elsewhere.`;
  if (isRequired) return undefined;
  if (where === "header" && headerNameProblem(name) !== undefined)
    return `The header ${name} is set by the platform or the runtime.`;
  return where === "cookie"
    ? `The cookie ${name} is optional. Cookies are not parameters of a client.`
    : undefined;
}

export function convertSchemaOfHeader2(conversion: Conversion, node: DocumentNode): unknown {
  return convertSchema(conversion, schemaOfParameter2(node));
}

/** The schema of a parameter or a header of 2.0. */
export function schemaOfParameter2(node: DocumentNode): DocumentNode {
  const own = entries(node).filter(([key]) => valueKeywords.includes(key));
  return { ...node, value: Object.fromEntries(own.map(([key, child]) => [key, child.value])) };
}

function convertExamples(conversion: Conversion, node: DocumentNode, parameter: Mapping): void {
  const [first, ...others] = entries(child(node, "examples"));
  const example = first && followReferences(conversion, first[1]);
  if (example !== undefined) parameter.example = child(example, "value").value;
  for (const [, other] of others) leaveOut(conversion, other, "One example is enough.");
}

/** `style` and `explode`, where they are not the default (3.1 §4.8.12.2). The generator refuses other styles. */
function style(node: DocumentNode, where: string): Mapping {
  const usual = where === "query" || where === "cookie" ? "form" : "simple";
  const own = child(node, "style").value ?? usual;
  const explode = child(node, "explode").value;
  return {
    ...(own !== usual && { style: own }),
    ...(explode !== undefined && explode !== (own === "form") && { explode }),
  };
}

/** `collectionFormat` of 2.0 in the words of 3. One that a client can't send is kept, so that the generator refuses it. */
function collectionStyle(node: DocumentNode, where: string): Mapping {
  if (child(node, "type").value !== "array") return {};
  const collectionFormat = child(node, "collectionFormat").value ?? "csv";
  if (where !== "query") return collectionFormat === "csv" ? {} : { collectionFormat };
  if (collectionFormat === "multi") return {};
  return collectionFormat === "csv" ? { explode: false } : { collectionFormat };
}
