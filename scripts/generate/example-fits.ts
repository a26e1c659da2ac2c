// Says quickly of most examples what Redocly's rules say after they have compiled a validator for each.
import { isMapping, type Mapping } from "./place.ts";

/** Gives what a `$ref` refers to. */
type Follow = (reference: string) => unknown;

const types = ["array", "boolean", "integer", "null", "number", "object", "string"];

const isOneOf = (known: readonly string[]) => (value: unknown) =>
  [value].flat().every((item) => typeof item === "string" && known.includes(item));
const isTexts = (value: unknown) =>
  Array.isArray(value) && value.every((item) => typeof item === "string");
const anything = () => true;

/** Values that a format surely allows, not all of them. Each says something of texts or of numbers only. */
const formats: Readonly<Record<string, (value: unknown) => boolean>> = {
  uuid: isText(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/),
  email: isText(/^[a-z\d]+(?:[._-][a-z\d]+)*@(?:[a-z\d]+\.)+[a-z]+$/),
  "date-time": isText(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?Z$/,
  ),
  int32: (value) => typeof value !== "number" || (value | 0) === value,
  int64: (value) => typeof value !== "number" || Number.isSafeInteger(value),
};

function isText(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value !== "string" || pattern.test(value);
}

/** The keywords of schemas that are understood here, and whether a validator can be compiled from such a value. */
const keywords: Readonly<Record<string, (value: unknown) => boolean>> = {
  ...{ title: anything, description: anything, deprecated: anything, default: anything },
  ...{ example: anything, examples: anything, const: anything },
  ...{ type: isOneOf(types), required: isTexts, properties: isMapping, items: isMapping },
  enum: (value) => Array.isArray(value) && value.length > 0,
  additionalProperties: (value) => typeof value === "boolean" || isMapping(value),
  // A name of a schema that is a name in a URL and in a pointer alike, whatever escapes are read in it.
  $ref: (value) => typeof value === "string" && /^#\/components\/schemas\/[\w.-]+$/.test(value),
  ...{ anyOf: isSchemas, oneOf: isSchemas, allOf: isSchemas },
  format: (value) => typeof value === "string" && Object.hasOwn(formats, value),
  ...{ minimum: isNumber, maximum: isNumber, minLength: isSize, maxLength: isSize },
  ...{ minItems: isSize, maxItems: isSize, uniqueItems: (value) => typeof value === "boolean" },
};

function isSchemas(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isMapping);
}

function isNumber(value: unknown): boolean {
  return Number.isFinite(value);
}

function isSize(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** What these say of a value is left to Redocly. */
const narrowing = [
  ...["anyOf", "oneOf", "allOf", "minimum", "maximum", "minLength", "maxLength", "minItems"],
  ...["maxItems", "uniqueItems"],
];

/**
 * Whether all examples of a schema, a parameter or a media type surely conform to its schema. False where
 * that takes more to tell than the keywords above: nothing is wrong then, and Redocly's rules are asked.
 */
export function examplesFit(node: unknown, isSchema: boolean, follow: Follow): boolean {
  if (!isMapping(node)) return false;
  const { example, examples } = node;
  if (example === undefined && examples === undefined) return true;
  const schema = isSchema ? node : node.schema;
  if (!isKnown(schema, follow, new Set())) return false;
  const values = example === undefined ? [] : [example];
  if (Array.isArray(examples) && isSchema) values.push(...examples);
  else if (isMapping(examples) && !isSchema) {
    for (const named of Object.values(examples)) {
      if (!isMapping(named) || named.value === undefined || "dataValue" in named) return false;
      values.push(named.value);
    }
  } else if (examples !== undefined) return false;
  return values.every((value) => fits(value, schema, follow));
}

/** Whether a schema, with all below it and all that it refers to, is made of the keywords above. */
function isKnown(schema: unknown, follow: Follow, seen: Set<unknown>): boolean {
  if (seen.has(schema)) return true;
  if (!isMapping(schema)) return false;
  seen.add(schema);
  for (const key of Object.keys(schema)) {
    const isSound = Object.hasOwn(keywords, key) ? keywords[key] : undefined;
    if (!isSound?.(schema[key])) return false;
  }
  const { $ref, anyOf, oneOf, allOf, items, additionalProperties, properties = {} } = schema;
  // Every object has these, and a validator looks no closer than that.
  if (Object.keys(properties as Mapping).some((name) => name in {})) return false;
  const below: unknown[] = Object.values(properties as Mapping);
  for (const part of [anyOf, oneOf, allOf, items, additionalProperties])
    if (typeof part === "object") below.push(...[part].flat());
  if (typeof $ref === "string") below.push(follow($ref));
  return below.every((part) => isKnown(part, follow, seen));
}

/** Whether a value surely conforms to a schema of known keywords. What is not described is not allowed. */
function fits(value: unknown, schema: unknown, follow: Follow, hops = 0): boolean {
  if (!isMapping(schema) || narrowing.some((keyword) => keyword in schema)) return false;
  if (schema.$ref !== undefined) {
    const isAlone = Object.keys(schema).length === 1;
    return isAlone && hops < 20 && fits(value, follow(String(schema.$ref)), follow, hops + 1);
  }
  if ("type" in schema && ![schema.type].flat().includes(typeOf(value))) {
    const isNumber = [schema.type].flat().includes("number") && typeOf(value) === "integer";
    if (!isNumber) return false;
  }
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false;
  if ("const" in schema && schema.const !== value) return false;
  if (typeof schema.format === "string" && !formats[schema.format]?.(value)) return false;
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined || value.every((item) => fits(item, items, follow));
  }
  return !isMapping(value) || fitsObject(value, schema, follow);
}

function fitsObject(value: Mapping, schema: Mapping, follow: Follow): boolean {
  const { properties, required, additionalProperties = false } = schema;
  if (Array.isArray(required) && !required.every((name) => Object.hasOwn(value, name)))
    return false;
  return Object.entries(value).every(([name, part]) => {
    const known = isMapping(properties) && Object.hasOwn(properties, name);
    if (known) return fits(part, properties[name], follow);
    return additionalProperties === true || fits(part, additionalProperties, follow);
  });
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
