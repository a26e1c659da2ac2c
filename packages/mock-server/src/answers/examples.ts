import {
  type MediaType,
  type OpenApiDocument,
  type ResponseDefinition,
  resolve,
} from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import type { Schemas } from "../spec/schema-validator.ts";

/** The documented examples of a body or a header, else what can be made from its schema; there is at least one. */
export function examplesOf(
  document: OpenApiDocument,
  media: MediaType,
  schemas: Schemas,
  place: string,
): readonly unknown[] {
  if (media.example !== undefined) return [media.example];
  const values = Object.values(media.examples ?? {}).flatMap((one) => {
    const { value } = resolve<{ readonly value?: unknown }>(document, one);
    return value === undefined ? [] : [value];
  });
  return values.length > 0 ? values : schemas.samples(media.schema ?? true, place);
}

/** The documented headers of a response; a Content-Type among them is ignored (OpenAPI 3.1, Response Object). */
export function headersOf(
  operation: Operation,
  response: ResponseDefinition,
  place: string,
  schemas: Schemas,
): Record<string, string> {
  const entries = Object.entries(response.headers ?? {})
    .filter(([name]) => name.toLowerCase() !== "content-type")
    .map(([name, reference]) => {
      const header = resolve<MediaType>(operation.document, reference);
      return [
        name,
        isRequestId(name, header)
          ? crypto.randomUUID()
          : textOf(
              examplesOf(operation.document, header, schemas, `header ${name} of ${place}`)[0],
            ),
      ];
    });
  return Object.fromEntries(entries);
}

/** A header that names the request is another one for each request, unless the spec gives an example of it. */
function isRequestId(name: string, header: MediaType): boolean {
  const { schema } = header;
  const bare =
    typeof schema === "object" &&
    schema.type === "string" &&
    !("example" in schema) &&
    !("examples" in schema);
  return (
    bare &&
    header.example === undefined &&
    header.examples === undefined &&
    /request-id/i.test(name)
  );
}

/** A header's value: a list is written with commas (style simple). */
function textOf(value: unknown): string {
  return typeof value === "object" && value !== null
    ? Object.values(value).join(",")
    : String(value);
}
