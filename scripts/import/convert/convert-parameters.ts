import {
  entries,
  items,
  type Mapping,
  type Place,
  rawAt,
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
export function parametersOf(conversion: Conversion, pathItem: Place, operation: Place): Place[] {
  const merged = new Map<string, Place>();
  for (const list of [rawAt(pathItem, "parameters"), rawAt(operation, "parameters")]) {
    for (const item of items(list)) {
      const place = followed(conversion, item);
      if (place === undefined || !isReadable(conversion, place, "a parameter")) continue;
      merged.set(`${word(rawAt(place, "in").value)} ${word(rawAt(place, "name").value)}`, place);
    }
  }
  return [...merged.values()];
}

/** Everything but the body's parts of 2.0. */
export function convertParameters(conversion: Conversion, places: readonly Place[]): Mapping[] {
  return places
    .filter((place) => !["body", "formData"].includes(word(rawAt(place, "in").value)))
    .flatMap((place) => convertParameter(conversion, place));
}

function convertParameter(conversion: Conversion, place: Place): Mapping[] {
  const name = word(rawAt(place, "name").value);
  const where = word(rawAt(place, "in").value);
  const required = where === "path" || rawAt(place, "required").value === true;
  const why = foreign(name, where, required);
  if (why !== undefined) {
    leaveOut(conversion, rawAt(place, "name"), why);
    return [];
  }
  if (where === "path" && rawAt(place, "required").value !== true)
    change(conversion, place, `The path parameter \`${name}\` is required, as every one is.`);
  const parameter: Mapping = { name: rawAt(place, "name").value, in: where, required };
  const description = text(rawAt(place, "description"))?.trim();
  if (description) parameter.description = description;
  const old = conversion.document.version === "2.0";
  Object.assign(parameter, old ? oldStyle(conversion, place, where) : style(place, where));
  const schema = old ? valuePlace(place) : rawAt(place, "schema");
  if (schema.value !== undefined)
    parameter.schema = requestSchema(conversion, schema, {
      isJson: false,
      isAlways: required && where !== "path",
    });
  const handled = [
    ...["name", "in", "required", "description", "style", "explode", "schema", "examples"],
    ...(old ? [...valueKeywords, "collectionFormat"] : []),
    ...unneeded.filter((key) => rawAt(place, key).value === false),
  ];
  keepRest(conversion, place, parameter, { handled, unneeded });
  convertExamples(conversion, place, parameter);
  return [made(conversion, place, parameter)];
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
export function valueSchema(conversion: Conversion, place: Place): unknown {
  return convertSchema(conversion, valuePlace(place));
}

export function valuePlace(place: Place): Place {
  const own = entries(place).filter(([key]) => valueKeywords.includes(key));
  return { ...place, value: Object.fromEntries(own.map(([key, child]) => [key, child.value])) };
}

function convertExamples(conversion: Conversion, place: Place, parameter: Mapping): void {
  const [first, ...others] = entries(rawAt(place, "examples"));
  const example = first && followed(conversion, first[1]);
  if (example !== undefined) parameter.example = rawAt(example, "value").value;
  for (const [, other] of others) leaveOut(conversion, other, "One example is enough.");
}
