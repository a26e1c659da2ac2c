import { isJson } from "../../generate/model/check-responses.ts";
import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  type Mapping,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import {
  type Conversion,
  change,
  copyOtherFields,
  followReference,
  isReadable,
  leaveOut,
  recordOrigin,
} from "./conversion.ts";
import { convertContent, mediaTypeName, mediaTypes } from "./convert-content.ts";
import { convertSchemaOfHeader2, valueKeywords } from "./convert-parameters.ts";
import { convertSchema } from "./convert-schema.ts";

/** The documented answers by their statuses; those that are shared become components. */
export function convertResponses(conversion: Conversion, operation: DocumentNode): Mapping {
  const responses: Mapping = {};
  for (const [written, node] of entries(child(operation, "responses"))) {
    const status = /^\dxx$/i.test(written) ? written.toUpperCase() : written;
    if (written.startsWith("x-")) leaveOut(conversion, node);
    else if (/^(1..|3XX)$/.test(status))
      leaveOut(
        conversion,
        node,
        "A client does not use it: no removal succeeds with a 1xx or 3xx.",
      );
    else {
      if (status !== written)
        change(conversion, node, `The range ${list([written])} became ${list([status])}.`);
      const response = convertResponse(conversion, node, operation);
      if (/^2\d\d$/.test(status)) keepJson(conversion, node, response);
      responses[status] = response;
    }
  }
  return responses;
}

/** Leaves out other media types of a success that has JSON: a client asks for JSON only. */
function keepJson(conversion: Conversion, node: DocumentNode, { content }: Mapping): void {
  if (!isMapping(content) || !Object.keys(content).some(isJson)) return;
  for (const mediaType of Object.keys(content).filter((name) => !isJson(name))) {
    delete content[mediaType];
    leaveOut(conversion, node, `${list([mediaType])} is left out: the client asks for JSON.`);
  }
}

export function convertResponse(
  conversion: Conversion,
  node: DocumentNode,
  operation: DocumentNode,
): Mapping {
  if (!isReadable(conversion, node, "a response")) return {};
  if (isReference(node)) return convertReference(conversion, node, "responses");
  const response: Mapping = { description: child(node, "description").value };
  if (response.description === undefined) delete response.description;
  const headers = convertHeaders(conversion, child(node, "headers"));
  if (Object.keys(headers).length > 0) response.headers = headers;
  const old = conversion.document.version === "2.0";
  const content = old
    ? convertContentOf2(conversion, node, operation)
    : convertContent(conversion, child(node, "content"));
  if (Object.keys(content).length > 0) response.content = content;
  const handled = ["description", "headers", "content", ...(old ? ["schema", "examples"] : [])];
  copyOtherFields(conversion, node, response, { handled, unneeded: ["links"] });
  return recordOrigin(conversion, node, response);
}

const isReference = (node: DocumentNode): boolean => child(node, "$ref").value !== undefined;

function convertReference(
  conversion: Conversion,
  node: DocumentNode,
  section: "responses" | "headers",
): Mapping {
  const target = followReference(conversion, node);
  if (target === undefined) return {};
  const reference: Mapping = { $ref: conversion.components.refer(section, target) };
  const description = child(node, "description").value;
  if (description !== undefined) reference.description = description;
  for (const [key, sibling] of entries(node))
    if (!["$ref", "description"].includes(key))
      leaveOut(conversion, sibling, "It stands beside a $ref.");
  return recordOrigin(conversion, node, reference);
}

/** OpenAPI 2.0 has one schema for all media types, and an example for each. */
function convertContentOf2(
  conversion: Conversion,
  node: DocumentNode,
  operation: DocumentNode,
): Mapping {
  const schema = child(node, "schema");
  const examples = child(node, "examples");
  const shown = new Map(
    entries(examples).map(([type, { value }]) => [
      mediaTypeName(conversion, type, examples),
      value,
    ]),
  );
  const content: Mapping = {};
  if (schema.value !== undefined) {
    const converted = convertSchema(conversion, schema);
    for (const type of mediaTypes(conversion, operation, "produces"))
      content[mediaTypeName(conversion, type, child(operation, "produces"))] = {
        schema: converted,
      };
  }
  for (const [type, example] of shown) {
    const body: Mapping = { ...(content[type] as Mapping | undefined), example };
    content[type] = body;
  }
  return content;
}

function convertHeaders(conversion: Conversion, headers: DocumentNode): Mapping {
  const converted: Mapping = {};
  for (const [name, node] of entries(headers)) {
    // OpenAPI 3.1 §4.8.17.1: the media types say it.
    if (name.toLowerCase() === "content-type") leaveOut(conversion, node);
    else converted[name] = convertHeader(conversion, node);
  }
  return converted;
}

export function convertHeader(conversion: Conversion, node: DocumentNode): Mapping {
  if (!isReadable(conversion, node, "a header")) return {};
  if (isReference(node)) return convertReference(conversion, node, "headers");
  const header: Mapping = {};
  const schema = child(node, "schema");
  const old = conversion.document.version === "2.0";
  const handled = [
    "schema",
    "style",
    "explode",
    ...(old ? [...valueKeywords, "collectionFormat"] : []),
  ];
  copyOtherFields(conversion, node, header, { handled });
  if (old) header.schema = convertSchemaOfHeader2(conversion, node);
  else if (schema.value !== undefined) header.schema = convertSchema(conversion, schema);
  return recordOrigin(conversion, node, header);
}
