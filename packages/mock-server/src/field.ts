import type { OpenApiDocument, Parameter, Schema } from "./document.ts";
import { constantOf, type Kind, kindsOf } from "./schema-parts.ts";

export type Style =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject";

/** One thing that a request says: a parameter, or a part of the body. */
export interface Field {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly schema: Schema;
  /** Whether every request must have it. */
  readonly required: boolean;
  readonly style: Style;
  readonly explode: boolean;
  /** Of a part of a JSON body: the keys that lead to it. */
  readonly keys?: readonly string[];
}

interface StyleRule {
  readonly in: readonly string[];
  readonly explode?: boolean;
  readonly kinds?: readonly Kind[];
}

/** OpenAPI 3.1 §4.8.12, Style Values: where each may stand, and with which `explode` and values it has a meaning. */
const styles: Readonly<Record<Style, StyleRule>> = {
  simple: { in: ["path", "header"] },
  label: { in: ["path"] },
  matrix: { in: ["path"] },
  form: { in: ["query"] },
  spaceDelimited: { in: ["query"], explode: false, kinds: ["array", "object"] },
  pipeDelimited: { in: ["query"], explode: false, kinds: ["array", "object"] },
  deepObject: { in: ["query"], explode: true, kinds: ["object"] },
};

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
  const style = (parameter.style ?? (place === "query" ? "form" : "simple")) as Style;
  const { explode = style === "form" } = parameter;
  if (!Object.hasOwn(styles, style) || !styles[style].in.includes(place)) {
    const known = Object.entries(styles).filter(([, one]) => one.in.includes(place));
    throw refuse(`a style of ${place} (${known.map(([one]) => one).join(", ")})`, style);
  }
  const { explode: only = explode, kinds } = styles[style];
  if (only !== explode) throw refuse(`style ${style} with explode: ${only}`, { explode });
  const wrong = kinds && kindsOf(document, schema).find((kind) => !kinds.includes(kind));
  if (wrong) throw refuse(`style ${style} for ${kinds.join(" or ")}`, wrong);
  return { name, in: place, schema, required, style, explode };
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
