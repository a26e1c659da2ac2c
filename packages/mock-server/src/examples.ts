import {
  type MediaType,
  type OpenApiDocument,
  type ResponseDefinition,
  resolve,
} from "./document.ts";
import type { Operation } from "./operation.ts";
import type { Schemas } from "./schemas.ts";

/** The documented example of a body or a header, else one made from its schema. */
export function exampleOf(
  document: OpenApiDocument,
  media: MediaType,
  schemas: Schemas,
  place: string,
): unknown {
  if (media.example !== undefined) return media.example;
  const [first] = Object.values(media.examples ?? {});
  const value = first && resolve<{ readonly value?: unknown }>(document, first).value;
  return value === undefined ? schemas.sample(media.schema ?? true, place) : value;
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
          : String(exampleOf(operation.document, header, schemas, `header ${name} of ${place}`)),
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
