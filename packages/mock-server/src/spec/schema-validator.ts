import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { OpenApiDocument, Schema } from "./document.ts";

/** Validates values against the schemas of one document, whose `$ref`s point into that document. */
export interface SchemaValidator {
  readonly document: OpenApiDocument;
  /** What is wrong with a value, such as `/data/id must be integer, found "1"`. Empty if it is valid. */
  problems(schema: Schema, value: unknown): string[];
}

export function createSchemaValidator(document: OpenApiDocument): SchemaValidator {
  const ajv = createAjv();
  const compiled = new WeakMap<object, ValidateFunction>();
  const { components, paths } = document;
  return {
    document,
    problems(schema, value) {
      const key = typeof schema === "boolean" ? { not: schema ? false : {} } : schema;
      const validate = compiled.get(key) ?? ajv.compile({ ...key, components, paths });
      compiled.set(key, validate);
      return validate(value) ? [] : (validate.errors ?? []).map(sentence);
    },
  };
}

function createAjv(): Ajv2020 {
  // The generator has validated the schemas themselves. Doing so again would take most of the server's start.
  const trusting = { strict: false, validateSchema: false } as const;
  const detailed = { allErrors: true, verbose: true, logger: false } as const;
  const ajv = new Ajv2020({ ...trusting, ...detailed });
  formats.default(ajv);
  // ajv-formats also accepts `urn:uuid:…`. The format `uuid` of JSON Schema is the bare form (RFC 4122 §3).
  ajv.addFormat("uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  // ajv-formats also accepts a space in place of the T (RFC 3339 §5.6).
  const { validate: isDateTime } = formats.default.get("date-time") as {
    validate: (text: string) => boolean;
  };
  ajv.addFormat("date-time", (text) => /^\S+$/.test(text) && isDateTime(text));
  return ajv;
}

/** Sentences for the keywords whose message in ajv does not name the expected value. */
const expectations: Readonly<Record<string, (wanted: unknown) => string>> = {
  const: (wanted) => `must be ${JSON.stringify(wanted)}`,
  enum: (wanted) => `must be one of ${JSON.stringify(wanted)}`,
};

function sentence(error: ErrorObject): string {
  const { keyword, instancePath, params } = error;
  const expected: string = expectations[keyword]?.(error.schema) ?? `${error.message}`;
  const place = instancePath === "" ? "" : `${instancePath} `;
  const found: unknown = params.additionalProperty ?? error.data;
  return `${place}${expected}, found ${JSON.stringify(found)}`;
}
