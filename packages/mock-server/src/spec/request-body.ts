import { isJson } from "../http/reply.ts";
import { formFieldsOf, leavesOf } from "./body-parts.ts";
import {
  type OpenApiDocument,
  type OperationObject,
  type RequestBody,
  resolve,
  type Schema,
} from "./document.ts";
import type { Field } from "./parameter.ts";

/** How a body of one media type is read. */
export interface BodyMedia {
  /** In lower case, without parameters. */
  readonly mediaType: string;
  readonly schema: Schema;
  readonly kind: "json" | "form" | "text";
  readonly fields: readonly Field[];
}

/** The request body of an operation. */
export interface BodyDefinition {
  readonly required: boolean;
  readonly media: readonly BodyMedia[];
  /** What the first media type can say. */
  readonly fields: readonly Field[];
}

export function readBodyDefinition(
  slug: string,
  document: OpenApiDocument,
  { requestBody }: OperationObject,
): BodyDefinition | undefined {
  if (requestBody === undefined) return undefined;
  const { required = false, content = {} } = resolve<RequestBody>(document, requestBody);
  const media = Object.entries(content).map(([name, { schema = true }]): BodyMedia => {
    const mediaType = essenceOf(name);
    if (isJson(mediaType))
      return { mediaType, schema, kind: "json", fields: leavesOf(document, schema, required) };
    if (mediaType === "application/x-www-form-urlencoded")
      return { mediaType, schema, kind: "form", fields: formFieldsOf(slug, document, schema) };
    return { mediaType, schema, kind: "text", fields: [] };
  });
  return { required, media, fields: media[0]?.fields ?? [] };
}

/** A media type without its parameters (RFC 9110 §8.3.1). */
export function essenceOf(contentType: string): string {
  return contentType.split(";")[0]?.trim().toLowerCase() ?? "";
}
