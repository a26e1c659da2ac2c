import {
  child,
  type DocumentNode,
  describe,
  entries,
  resolve,
} from "../../openapi/document-node.ts";
import { list, show } from "../../openapi/problem.ts";
import { readWhole } from "./body-template.ts";
import type { BodyModel, Parameter } from "./model.ts";
import type { Taken } from "./parameter-name.ts";
import type { SchemaContext } from "./schema/schema-context.ts";
import { isForm } from "./schema/value-type.ts";

/** `application/json`, anything with the suffix `+json` (RFC 6839 §3.1), and a form. */
const known = /^(?:application\/json|[a-z0-9][a-z0-9!#$&^_.-]*\/[a-z0-9][a-z0-9!#$&^_.-]*\+json)$/;

/** The body of an operation and the parameters in it, or nothing where it has none. */
export function readBody(
  operation: DocumentNode,
  beginning: Omit<SchemaContext, "where">,
  taken: Taken,
): { readonly body: BodyModel; readonly parameters: readonly Parameter[] } | undefined {
  const node = child(operation, "requestBody");
  if (node.value === undefined) return undefined;
  const { report } = beginning;
  const requestBody = resolve(node);
  const contents = entries(child(requestBody, "content"));
  const [content] = contents;
  if (content === undefined || contents.length > 1) {
    report(
      content === undefined ? child(requestBody, "content") : (contents[1]?.[1] ?? node),
      `Expected one media type, in which the body is sent, found ${list(contents.map(([name]) => name))}. Keep one.`,
    );
    return undefined;
  }
  const [mediaType, media] = content;
  if (!isForm(mediaType) && !known.test(mediaType)) {
    report(
      media,
      `Expected \`application/json\`, a media type that ends with \`+json\`, or \`application/x-www-form-urlencoded\`, in lower case and without parameters, found ${show(mediaType)}.`,
    );
    return undefined;
  }
  const required = child(requestBody, "required").value === true;
  const parameters: Parameter[] = [];
  const frame = readWhole(child(media, "schema"), {
    reading: { ...beginning, where: isForm(mediaType) ? "form" : "json" },
    ...{ taken, parameters, keys: [] },
    optional: required ? undefined : "a body that may be left out",
    example: child(media, "example").value ?? child(firstOf(media), "value").value,
  });
  if (frame === undefined) return undefined;
  if (parameters.length === 0 && !required)
    report(
      requestBody,
      "A body without anything to give would never be sent. Write `required: true`, or leave it out.",
    );
  return { body: { mediaType, description: describe(node), required, frame }, parameters };
}

function firstOf(media: DocumentNode): DocumentNode {
  return entries(child(media, "examples"))[0]?.[1] ?? child(media, "examples");
}
