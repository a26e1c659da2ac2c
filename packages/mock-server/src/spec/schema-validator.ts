import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { sample } from "openapi-sampler";
import { type OpenApiDocument, resolve, type Schema } from "./document.ts";
import type { SchemaObject } from "./read-schema.ts";

/** JSON Schema over one document: the `$ref`s of a schema are pointers into that document. */
export interface Schemas {
  readonly document: OpenApiDocument;
  /** What is wrong with a value: `/data/id must be integer, found "1"`. Empty where nothing is. */
  problems(schema: Schema, value: unknown): string[];
  /** Values made from the schema, one for each of its alternatives. Throws where none that was made validates. */
  samples(schema: Schema, place: string): readonly unknown[];
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
  const samples = (schema: Schema, place: string): readonly unknown[] => {
    const definition = typeof schema === "boolean" ? {} : schema;
    const options = { quiet: true, enablePatterns: true };
    const isGood = (value: unknown) => problems(schema, value).length === 0;
    const made = alternativesOf(document, definition).map((one) => sample(one, options, document));
    const good = made.filter(isGood);
    if (good.length > 0) return good;
    // A schema that contains itself in an optional property can only be cut short there.
    const least = sample(definition, { ...options, skipNonRequired: true }, document);
    if (isGood(least)) return [least];
    throw new Error(
      `No valid example could be made from the schema of ${place}: ${problems(schema, made[0]).join("; ")}. Give it an \`example\` in the spec.`,
    );
  };
  return { document, problems, samples };
}

/** The schema as it is, which the sampler makes its first alternative of, and then the others. */
function alternativesOf(document: OpenApiDocument, schema: SchemaObject): SchemaObject[] {
  const { oneOf, anyOf, ...others } = resolve<SchemaObject>(document, schema);
  const list = (oneOf ?? anyOf ?? []) as Schema[];
  return [schema, ...list.slice(1).map((one) => ({ allOf: [others, one] }))];
}

function createAjv(): Ajv2020 {
  // The schemas themselves are the generator's to validate; here it would be most of the time that a server takes to start.
  const speed = { strict: false, validateSchema: false } as const;
  const told = { allErrors: true, verbose: true, logger: false } as const;
  const ajv = new Ajv2020({ ...speed, ...told });
  formats.default(ajv);
  // ajv-formats also takes `urn:uuid:…`, which JSON Schema's `uuid` (RFC 4122 §3, the bare form) does not.
  ajv.addFormat("uuid", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
  // It takes a space in the place of the T of RFC 3339 §5.6.
  const { validate: isDateTime } = formats.default.get("date-time") as {
    validate: (text: string) => boolean;
  };
  ajv.addFormat("date-time", (text) => /^\S+$/.test(text) && isDateTime(text));
  return ajv;
}

/** What the keywords whose own sentences say too little expect, made of what the schema says. */
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
