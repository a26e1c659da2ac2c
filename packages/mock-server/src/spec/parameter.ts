import type { OpenApiDocument, Parameter, Schema } from "./document.ts";
import { constantOf, kindsOf } from "./read-schema.ts";

/** One thing that a request says: a parameter, or a part of the body. */
export interface Field {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly schema: Schema;
  /** Whether every request must have it. */
  readonly required: boolean;
  /** Whether each item of an array has a pair of its own in a query or a form. */
  readonly explode: boolean;
  /** Of a part of a JSON body: the keys that lead to it. */
  readonly keys?: readonly string[];
}

/** A parameter with the defaults of OpenAPI filled in. Throws a sentence where it can't be played. */
export function fieldOf(slug: string, document: OpenApiDocument, parameter: Parameter): Field {
  const { name, in: place, schema = true, required = false, content } = parameter;
  const refuse = (expected: string, found: unknown): Error =>
    new Error(
      `The parameter ${name} of ${slug} can't be played: expected ${expected}, found ${JSON.stringify(found)}.`,
    );
  if (place !== "path" && place !== "query" && place !== "header")
    throw refuse("it in path, query or header", place);
  if (content !== undefined) throw refuse("a schema", { content });
  const only = place === "query" ? "form" : "simple";
  const { style = only, explode = only === "form" } = parameter;
  if (style !== only) throw refuse(`style ${only} in ${place}`, style);
  if (kindsOf(document, schema).includes("object"))
    throw refuse(`a scalar or an array of scalars in ${place}`, "object");
  return { name, in: place, schema, required, explode };
}

/**
 * What is sent in any case: a `const`, or an enum of one value that is required. Specs may write such a
 * header or query parameter `required: false`, so that nobody is asked for it.
 */
export function constantValue(
  document: OpenApiDocument,
  field: Field,
): { value: unknown } | undefined {
  const { schema, required } = field;
  const written = constantOf(document, schema);
  if (written !== undefined || typeof schema === "boolean") return written;
  const values = schema.enum;
  return required && Array.isArray(values) && values.length === 1
    ? { value: values[0] }
    : undefined;
}

/** How a field is called in a sentence. */
export function titleOf({ in: place, name }: Field): string {
  return place === "header" ? `header ${name}` : `${place} parameter ${name}`;
}
