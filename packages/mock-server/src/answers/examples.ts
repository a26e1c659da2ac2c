import { sample } from "openapi-sampler";
import {
  type MediaTypeObject,
  type OpenApiDocument,
  type ResponseObject,
  resolve,
  type Schema,
} from "../spec/document.ts";
import type { SchemaObject } from "../spec/read-schema.ts";
import type { SchemaValidator } from "../spec/schema-validator.ts";

/** The documented examples of a body or a header, or values made from its schema. There is at least one. */
export function examplesOf(
  validator: SchemaValidator,
  media: MediaTypeObject,
  place: string,
): readonly unknown[] {
  if (media.example !== undefined) return [media.example];
  const values = Object.values(media.examples ?? {}).flatMap((one) => {
    const { value } = resolve<{ readonly value?: unknown }>(validator.document, one);
    return value === undefined ? [] : [value];
  });
  return values.length > 0 ? values : samplesOf(validator, media.schema ?? true, place);
}

/** Values made from a schema, one for each of its alternatives. Throws if none of them is valid. */
export function samplesOf(
  validator: SchemaValidator,
  schema: Schema,
  place: string,
): readonly unknown[] {
  const { document, problems } = validator;
  const definition = typeof schema === "boolean" ? {} : schema;
  const options = { quiet: true, enablePatterns: true };
  const isValid = (value: unknown) => problems(schema, value).length === 0;
  const made = alternativesOf(document, definition).map((one) => sample(one, options, document));
  const valid = made.filter(isValid);
  if (valid.length > 0) return valid;
  // The sampler stops in the middle of a schema that contains itself, unless optional properties are left out.
  const smallest = sample(definition, { ...options, skipNonRequired: true }, document);
  if (isValid(smallest)) return [smallest];
  throw new Error(
    `No valid example could be made from the schema of ${place}: ${problems(schema, made[0]).join("; ")}. Give it an \`example\` in the spec.`,
  );
}

/** The schema, from which the sampler takes the first alternative, and then the other alternatives. */
function alternativesOf(document: OpenApiDocument, schema: SchemaObject): SchemaObject[] {
  const { oneOf, anyOf, ...others } = resolve<SchemaObject>(document, schema);
  const list = (oneOf ?? anyOf ?? []) as Schema[];
  return [schema, ...list.slice(1).map((one) => ({ allOf: [others, one] }))];
}

/** The documented headers of a response. OpenAPI 3.1 ignores a Content-Type among them (Response Object). */
export function headersOf(
  validator: SchemaValidator,
  response: ResponseObject,
  place: string,
): Record<string, string> {
  const entries = Object.entries(response.headers ?? {})
    .filter(([name]) => name.toLowerCase() !== "content-type")
    .map(([name, reference]) => {
      const header = resolve<MediaTypeObject>(validator.document, reference);
      const value = isRequestId(name, header)
        ? crypto.randomUUID()
        : textOf(examplesOf(validator, header, `header ${name} of ${place}`)[0]);
      return [name, value];
    });
  return Object.fromEntries(entries);
}

/** Whether a header is an id of the request without an example. It gets another value in each answer. */
function isRequestId(name: string, { schema, example, examples }: MediaTypeObject): boolean {
  const hasExample = (one: object) => "example" in one || "examples" in one;
  return (
    /request-id/i.test(name) &&
    typeof schema === "object" &&
    schema.type === "string" &&
    !hasExample(schema) &&
    (example ?? examples) === undefined
  );
}

/** The value of a header. The items of an array have commas between them (style `simple`). */
function textOf(value: unknown): string {
  return typeof value === "object" && value !== null
    ? Object.values(value).join(",")
    : String(value);
}
