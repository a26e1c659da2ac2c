import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { sample } from "openapi-sampler";
import type { OpenApiDocument, Schema } from "./document.ts";

/** JSON Schema over one document: the `$ref`s of a schema are pointers into that document. */
export interface Schemas {
  /** What is wrong with a value: `/data/id must be integer, found "1"`. Empty where nothing is. */
  problems(schema: Schema, value: unknown): string[];
  /** A value made from the schema. Throws where what was made does not validate. */
  sample(schema: Schema, place: string): unknown;
}

export function createSchemas(document: OpenApiDocument): Schemas {
  const ajv = createAjv();
  const compiled = new WeakMap<object, ValidateFunction>();
  const { components, paths } = document;

  const problems = (schema: Schema, value: unknown): string[] => {
    const key = typeof schema === "boolean" ? { not: schema ? false : {} } : schema;
    const validate = compiled.get(key) ?? ajv.compile({ ...key, components, paths });
    compiled.set(key, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(sentence);
  };
  const sampled = (schema: Schema, place: string): unknown => {
    const definition = typeof schema === "boolean" ? {} : schema;
    const options = { quiet: true, enablePatterns: true };
    const value = sample(definition, options, document);
    const found = problems(schema, value);
    if (found.length === 0) return value;
    // A schema that contains itself in an optional property can only be cut short there.
    const least = sample(definition, { ...options, skipNonRequired: true }, document);
    if (problems(schema, least).length === 0) return least;
    throw new Error(
      `No valid example could be made from the schema of ${place}: ${found.join("; ")}. Give it an \`example\` in the spec.`,
    );
  };
  return { problems, sample: sampled };
}

function createAjv(): Ajv2020 {
  // The schemas themselves are the generator's to validate; here it would be most of the time that a server takes to start.
  const speed = { strict: false, validateSchema: false } as const;
  const ajv = new Ajv2020({ ...speed, allErrors: true, verbose: true, logger: false });
  formats.default(ajv);
  // ajv-formats also takes `urn:uuid:…`, which JSON Schema's `uuid` (RFC 4122 §3, the bare form) does not.
  ajv.addFormat("uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  return ajv;
}

function sentence(error: ErrorObject): string {
  const expected: string =
    error.keyword === "const"
      ? `must be ${JSON.stringify(error.params.allowedValue)}`
      : error.keyword === "enum"
        ? `must be one of ${JSON.stringify(error.params.allowedValues)}`
        : `${error.message}`;
  const place = error.instancePath === "" ? "" : `${error.instancePath} `;
  return `${place}${expected}, found ${JSON.stringify(error.data)}`;
}

/** The JSON value of a parameter's text, as the schema's type says; the text itself where it is no such value. */
export function fromWire(schema: Schema, text: string): unknown {
  const types = typesOf(schema);
  if (types.includes("integer") && /^-?(0|[1-9]\d*)$/.test(text)) return Number(text);
  if (types.includes("number") && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text))
    return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

function typesOf(schema: Schema): unknown[] {
  if (typeof schema === "boolean") return [];
  if (schema.type !== undefined) return [schema.type].flat();
  const values = schema.const === undefined ? [schema.enum ?? []].flat() : [schema.const];
  return values.map((value) => typeof value);
}
