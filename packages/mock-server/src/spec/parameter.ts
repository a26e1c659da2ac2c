import type { OpenApiDocument, ParameterObject, Schema } from "./document.ts";
import { constantOf, kindsOf } from "./read-schema.ts";

/** One value of a request: a parameter in path, query or header, or a property of the body. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly schema: Schema;
  /** Whether every request must have it. */
  readonly required: boolean;
  /** In a query or a form: whether each item of an array is a `name=value` of its own. */
  readonly explode: boolean;
  /** In a JSON body: the property names that lead to it. */
  readonly keys?: readonly string[];
}

/** A Parameter Object with the defaults of OpenAPI filled in. Throws if the mock server does not support it. */
export function readParameter(
  slug: string,
  document: OpenApiDocument,
  definition: ParameterObject,
): Parameter {
  const { name, in: place, schema = true, required = false, content } = definition;
  const unsupported = (expected: string, found: unknown): Error =>
    new Error(
      `The parameter ${name} of ${slug} is not supported: expected ${expected}, found ${JSON.stringify(found)}.`,
    );
  if (place !== "path" && place !== "query" && place !== "header")
    throw unsupported("it in path, query or header", place);
  if (content !== undefined) throw unsupported("a schema", { content });
  const only = place === "query" ? "form" : "simple";
  const { style = only, explode = only === "form" } = definition;
  if (style !== only) throw unsupported(`style ${only} in ${place}`, style);
  if (kindsOf(document, schema).includes("object"))
    throw unsupported(`a scalar or an array of scalars in ${place}`, "object");
  return { name, in: place, schema, required, explode };
}

/**
 * The only value that a parameter may have: a `const`, or a required `enum` of one value. Every request must send it,
 * even if the spec says `required: false`. (Specs say so to hide a constant from the caller.)
 */
export function constantValue(
  document: OpenApiDocument,
  { schema, required }: Parameter,
): { value: unknown } | undefined {
  const constant = constantOf(document, schema);
  if (constant !== undefined || typeof schema === "boolean") return constant;
  const values = schema.enum;
  return required && Array.isArray(values) && values.length === 1
    ? { value: values[0] }
    : undefined;
}

/** The name of a parameter in a message: `path parameter team`, `header X-Version`. */
export function titleOf({ in: place, name }: Parameter): string {
  return place === "header" ? `header ${name}` : `${place} parameter ${name}`;
}
