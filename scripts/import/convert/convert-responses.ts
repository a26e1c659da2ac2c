import { isJson } from "../../generate/model/check-responses.ts";
import {
  entries,
  isMapping,
  type Mapping,
  type Place,
  rawAt,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import {
  type Conversion,
  change,
  follow,
  isReadable,
  keepRest,
  leaveOut,
  made,
} from "./conversion.ts";
import { convertContent, nameOf } from "./convert-content.ts";
import { valueKeywords, valueSchema } from "./convert-parameters.ts";
import { convertSchema } from "./convert-schema.ts";
import { mediaTypes } from "./media-types.ts";

/** The documented answers by their statuses; those that are shared become components. */
export function convertResponses(conversion: Conversion, operation: Place): Mapping {
  const responses: Mapping = {};
  for (const [written, place] of entries(rawAt(operation, "responses"))) {
    const status = /^\dxx$/i.test(written) ? written.toUpperCase() : written;
    if (written.startsWith("x-")) leaveOut(conversion, place);
    else if (/^(1..|3XX)$/.test(status)) leaveOut(conversion, place, "No call ends well by it.");
    else {
      if (status !== written)
        change(conversion, place, `The range ${list([written])} became ${list([status])}.`);
      const response = convertResponse(conversion, place, operation);
      if (/^2\d\d$/.test(status)) keepJson(conversion, place, response);
      responses[status] = response;
    }
  }
  return responses;
}

/** The body of a success is read as JSON, so that no other is asked for where the provider has it. */
function keepJson(conversion: Conversion, place: Place, { content }: Mapping): void {
  if (!isMapping(content) || !Object.keys(content).some(isJson)) return;
  for (const mediaType of Object.keys(content).filter((name) => !isJson(name))) {
    delete content[mediaType];
    leaveOut(
      conversion,
      place,
      `${list([mediaType])} is not asked for: a success is read as JSON.`,
    );
  }
}

export function convertResponse(conversion: Conversion, place: Place, operation: Place): Mapping {
  if (!isReadable(conversion, place, "a response")) return {};
  if (isReference(place)) return convertReference(conversion, place, "responses");
  const response: Mapping = { description: rawAt(place, "description").value };
  if (response.description === undefined) delete response.description;
  const headers = convertHeaders(conversion, rawAt(place, "headers"));
  if (Object.keys(headers).length > 0) response.headers = headers;
  const old = conversion.document.version === "2.0";
  const content = old
    ? convertOld(conversion, place, operation)
    : convertContent(conversion, rawAt(place, "content"));
  if (Object.keys(content).length > 0) response.content = content;
  const handled = ["description", "headers", "content", ...(old ? ["schema", "examples"] : [])];
  keepRest(conversion, place, response, { handled, unneeded: ["links"] });
  return made(conversion, place, response);
}

const isReference = (place: Place): boolean => rawAt(place, "$ref").value !== undefined;

function convertReference(
  conversion: Conversion,
  place: Place,
  section: "responses" | "headers",
): Mapping {
  const target = follow(conversion, place);
  if (target === undefined) return {};
  const reference: Mapping = { $ref: conversion.components.refer(section, target) };
  const description = rawAt(place, "description").value;
  if (description !== undefined) reference.description = description;
  for (const [key, sibling] of entries(place))
    if (!["$ref", "description"].includes(key))
      leaveOut(conversion, sibling, "It stands beside a $ref.");
  return made(conversion, place, reference);
}

/** OpenAPI 2.0 has one schema for all media types, and an example for each. */
function convertOld(conversion: Conversion, place: Place, operation: Place): Mapping {
  const schema = rawAt(place, "schema");
  const examples = rawAt(place, "examples");
  const shown = new Map(
    entries(examples).map(([type, { value }]) => [nameOf(conversion, type, examples), value]),
  );
  const content: Mapping = {};
  if (schema.value !== undefined) {
    const converted = convertSchema(conversion, schema);
    for (const type of mediaTypes(conversion, operation, "produces"))
      content[nameOf(conversion, type, rawAt(operation, "produces"))] = { schema: converted };
  }
  for (const [type, example] of shown) {
    const body: Mapping = { ...(content[type] as Mapping | undefined), example };
    content[type] = body;
  }
  return content;
}

function convertHeaders(conversion: Conversion, headers: Place): Mapping {
  const converted: Mapping = {};
  for (const [name, place] of entries(headers)) {
    // OpenAPI 3.1 §4.8.17.1: the media types say it.
    if (name.toLowerCase() === "content-type") leaveOut(conversion, place);
    else converted[name] = convertHeader(conversion, place);
  }
  return converted;
}

export function convertHeader(conversion: Conversion, place: Place): Mapping {
  if (!isReadable(conversion, place, "a header")) return {};
  if (isReference(place)) return convertReference(conversion, place, "headers");
  const header: Mapping = {};
  const schema = rawAt(place, "schema");
  const old = conversion.document.version === "2.0";
  const handled = [
    "schema",
    "style",
    "explode",
    ...(old ? [...valueKeywords, "collectionFormat"] : []),
  ];
  keepRest(conversion, place, header, { handled });
  if (old) header.schema = valueSchema(conversion, place);
  else if (schema.value !== undefined) header.schema = convertSchema(conversion, schema);
  return made(conversion, place, header);
}
