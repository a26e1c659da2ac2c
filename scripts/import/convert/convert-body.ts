import { isJson } from "../../generate/model/check-responses.ts";
import { isForm } from "../../generate/model/schema/value-type.ts";
import {
  entries,
  isMapping,
  type Mapping,
  type Place,
  rawAt,
  text,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { word } from "../spec/word.ts";
import { type Conversion, change, followed, keepRest, leaveOut, made } from "./conversion.ts";
import { convertContent, convertMediaType, nameOf } from "./convert-content.ts";
import { valuePlace } from "./convert-parameters.ts";
import { declaredTypes, mediaTypes } from "./media-types.ts";
import { requestSchema } from "./request-schema.ts";

/** The body of a request: `requestBody` of 3.x, the parameters in `body` or `formData` of 2.0. */
export function convertBody(
  conversion: Conversion,
  operation: Place,
  parameters: readonly Place[],
): Mapping | undefined {
  const found = rawAt(operation, "requestBody");
  if (conversion.document.version !== "2.0") {
    const place = found.value === undefined ? undefined : followed(conversion, found);
    return place && convertNew(conversion, place);
  }
  const [whole] = parameters.filter((place) => rawAt(place, "in").value === "body");
  const fields = parameters.filter((place) => rawAt(place, "in").value === "formData");
  if (whole !== undefined) return convertWhole(conversion, operation, whole);
  return fields.length > 0 ? convertForm(conversion, operation, fields) : undefined;
}

function convertNew(conversion: Conversion, place: Place): Mapping | undefined {
  const content = entries(rawAt(place, "content")).map(
    ([type, media]) => [nameOf(conversion, type, media), media] as const,
  );
  const chosen = choose(conversion, content);
  const [type, media] = chosen ?? [];
  if (type === undefined || media === undefined) {
    const body: Mapping = { ...describe(place), content: {} };
    body.content = convertContent(conversion, rawAt(place, "content"));
    return made(conversion, place, body);
  }
  const isAlways = isRequired(conversion, place, rawAt(media, "schema"));
  const body: Mapping = { ...describe(place), ...(isAlways && { required: true }) };
  keepRest(conversion, place, body, { handled: ["description", "required", "content"] });
  const convert = (schema: Place) =>
    wholeSchema(conversion, schema, { isJson: !isForm(type), isAlways });
  body.content = { [type]: convertMediaType(conversion, media, convert) };
  return hold(conversion, place, body, isAlways);
}

/** JSON, then a form: a body is sent in one media type. */
function choose(
  conversion: Conversion,
  content: readonly (readonly [string, Place])[],
): readonly [string, Place] | undefined {
  const wanted = [(type: string) => type === conversion.bodyType, isJson, isForm];
  const [chosen] = wanted.flatMap((fits) => content.filter(([type]) => fits(type)));
  for (const [type, place] of chosen === undefined ? [] : content)
    if (type !== chosen?.[0])
      leaveOut(conversion, place, `The body is sent as ${list([chosen?.[0] ?? ""])}.`);
  return chosen;
}

const describe = (place: Place): Mapping => {
  const description = text(rawAt(place, "description"))?.trim();
  return description ? { description } : {};
};

/** Whether a body is always sent: where nothing is said, the parts that it must have say it. */
function isRequired(conversion: Conversion, place: Place, schema: Place): boolean {
  const { value } = rawAt(place, "required");
  if (value !== undefined) return value === true;
  const target = schema.value === undefined ? undefined : followed(conversion, schema);
  const names = target && rawAt(target, "required").value;
  if (!Array.isArray(names) || names.length === 0) return false;
  change(conversion, place, `The body is required, as ${list(names.map(word))} in it are.`);
  return true;
}

/** The schema of a whole body: what it may hold beside what is described is not sent. */
function wholeSchema(
  conversion: Conversion,
  place: Place,
  sent: { readonly isJson: boolean; readonly isAlways: boolean },
): unknown {
  const schema = requestSchema(conversion, place, sent);
  if (!isMapping(schema) || !isMapping(schema.properties)) return schema;
  if (schema.additionalProperties === undefined || schema.additionalProperties === false)
    return schema;
  const { additionalProperties: _, ...rest } = schema;
  leaveOut(conversion, place, "What else the body may hold is not sent.");
  return rest;
}

/** A body that may be left out and has nothing to give is none. */
function hold(
  conversion: Conversion,
  place: Place,
  body: Mapping,
  isAlways: boolean,
): Mapping | undefined {
  const [media] = Object.values(isMapping(body.content) ? body.content : {});
  const schema = isMapping(media) ? media.schema : undefined;
  const isEmpty = !isMapping(schema) || Object.keys(schema).every((key) => key === "type");
  if (isAlways || !isEmpty) return made(conversion, place, body);
  leaveOut(conversion, place, "The body may be left out, and nothing of it is described.");
  return undefined;
}

function convertWhole(conversion: Conversion, operation: Place, place: Place): Mapping | undefined {
  const schema = rawAt(place, "schema");
  const isAlways = isRequired(conversion, place, schema);
  const body: Mapping = { ...describe(place), ...(isAlways && { required: true }) };
  const handled = ["name", "in", "description", "required", "schema"];
  keepRest(conversion, place, body, { handled });
  leaveOut(conversion, rawAt(place, "name"), "A body has no name in OpenAPI 3.");
  const types = mediaTypes(conversion, operation, "consumes").map((type) => [type, place] as const);
  const [type] = choose(conversion, types) ?? types[0] ?? ["application/json"];
  const sent = { isJson: !isForm(type), isAlways };
  const converted =
    schema.value === undefined ? {} : { schema: wholeSchema(conversion, schema, sent) };
  body.content = { [type]: converted };
  return hold(conversion, place, body, isAlways);
}

function convertForm(conversion: Conversion, operation: Place, fields: readonly Place[]): Mapping {
  const properties: Mapping = {};
  const isNeeded = (place: Place) => rawAt(place, "required").value === true;
  for (const place of fields) {
    const sent = { isJson: false, isAlways: isNeeded(place) };
    const schema = requestSchema(conversion, valuePlace(place), sent);
    properties[word(rawAt(place, "name").value)] = Object.assign({ ...describe(place) }, schema);
    const collection = rawAt(place, "collectionFormat");
    if (collection.value !== undefined) leaveOut(conversion, collection);
  }
  const names = fields.filter(isNeeded).map((place) => rawAt(place, "name").value);
  const schema = { type: "object", ...(names.length > 0 && { required: names }), properties };
  const types = declaredTypes(conversion, operation, "consumes").filter((type) =>
    /form/.test(type),
  );
  const usual = fields.some((place) => rawAt(place, "type").value === "file")
    ? "multipart/form-data"
    : "application/x-www-form-urlencoded";
  const type = types.find(isForm) ?? types[0] ?? usual;
  return { ...(names.length > 0 && { required: true }), content: { [type]: { schema } } };
}
