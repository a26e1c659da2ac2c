import { isJson } from "../../generate/model/check-responses.ts";
import { isForm } from "../../generate/model/schema/value-type.ts";
import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  type Mapping,
  text,
  toText,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import {
  type Conversion,
  change,
  copyOtherFields,
  followReferences,
  leaveOut,
  recordOrigin,
} from "./conversion.ts";
import {
  convertContent,
  convertMediaType,
  declaredTypes,
  mediaTypeName,
  mediaTypes,
} from "./convert-content.ts";
import { schemaOfParameter2 } from "./convert-parameters.ts";
import { requestSchema } from "./request-schema.ts";

/** The body of a request: `requestBody` of 3.x, the parameters in `body` or `formData` of 2.0. */
export function convertBody(
  conversion: Conversion,
  operation: DocumentNode,
  parameters: readonly DocumentNode[],
): Mapping | undefined {
  const found = child(operation, "requestBody");
  if (conversion.document.version !== "2.0") {
    const place = found.value === undefined ? undefined : followReferences(conversion, found);
    return place && convertRequestBody(conversion, place);
  }
  const [whole] = parameters.filter((node) => child(node, "in").value === "body");
  const fields = parameters.filter((node) => child(node, "in").value === "formData");
  if (whole !== undefined) return convertBodyParameter(conversion, operation, whole);
  return fields.length > 0 ? convertFormParameters(conversion, operation, fields) : undefined;
}

function convertRequestBody(conversion: Conversion, node: DocumentNode): Mapping | undefined {
  const content = entries(child(node, "content")).map(
    ([type, media]) => [mediaTypeName(conversion, type, media), media] as const,
  );
  const chosen = choose(conversion, content);
  const [type, media] = chosen ?? [];
  if (type === undefined || media === undefined) {
    const body: Mapping = { ...describe(node), content: {} };
    body.content = convertContent(conversion, child(node, "content"));
    return recordOrigin(conversion, node, body);
  }
  const isAlways = isRequired(conversion, node, child(media, "schema"));
  const body: Mapping = { ...describe(node), ...(isAlways && { required: true }) };
  copyOtherFields(conversion, node, body, { handled: ["description", "required", "content"] });
  const convert = (schema: DocumentNode) =>
    wholeSchema(conversion, schema, { isJson: !isForm(type), isAlways });
  body.content = { [type]: convertMediaType(conversion, media, convert) };
  return bodyUnlessEmpty(conversion, node, body, isAlways);
}

/** JSON, then a form: a body is sent in one media type. */
function choose(
  conversion: Conversion,
  content: readonly (readonly [string, DocumentNode])[],
): readonly [string, DocumentNode] | undefined {
  const wanted = [(type: string) => type === conversion.bodyType, isJson, isForm];
  const [chosen] = wanted.flatMap((fits) => content.filter(([type]) => fits(type)));
  for (const [type, node] of chosen === undefined ? [] : content)
    if (type !== chosen?.[0])
      leaveOut(conversion, node, `The body is sent as ${list([chosen?.[0] ?? ""])}.`);
  return chosen;
}

const describe = (node: DocumentNode): Mapping => {
  const description = text(child(node, "description"))?.trim();
  return description ? { description } : {};
};

/** Whether a body is always sent. Where the document does not say, a body with required parts is. */
function isRequired(conversion: Conversion, node: DocumentNode, schema: DocumentNode): boolean {
  const { value } = child(node, "required");
  if (value !== undefined) return value === true;
  const target = schema.value === undefined ? undefined : followReferences(conversion, schema);
  const names = target && child(target, "required").value;
  if (!Array.isArray(names) || names.length === 0) return false;
  change(conversion, node, `The body is required, as ${list(names.map(toText))} in it are.`);
  return true;
}

/** The schema of a whole body, without further properties: a client sends only those that are described. */
function wholeSchema(
  conversion: Conversion,
  node: DocumentNode,
  sent: { readonly isJson: boolean; readonly isAlways: boolean },
): unknown {
  const schema = requestSchema(conversion, node, sent);
  if (!isMapping(schema) || !isMapping(schema.properties)) return schema;
  if (schema.additionalProperties === undefined || schema.additionalProperties === false)
    return schema;
  const { additionalProperties: _, ...rest } = schema;
  leaveOut(conversion, node, "Properties that are not described are not sent.");
  return rest;
}

/** Leaves out a body that is optional and has no parts to give. */
function bodyUnlessEmpty(
  conversion: Conversion,
  node: DocumentNode,
  body: Mapping,
  isAlways: boolean,
): Mapping | undefined {
  const [media] = Object.values(isMapping(body.content) ? body.content : {});
  const schema = isMapping(media) ? media.schema : undefined;
  const isEmpty = !isMapping(schema) || Object.keys(schema).every((key) => key === "type");
  if (isAlways || !isEmpty) return recordOrigin(conversion, node, body);
  leaveOut(conversion, node, "The body is optional, and none of its parts are described.");
  return undefined;
}

function convertBodyParameter(
  conversion: Conversion,
  operation: DocumentNode,
  node: DocumentNode,
): Mapping | undefined {
  const schema = child(node, "schema");
  const isAlways = isRequired(conversion, node, schema);
  const body: Mapping = { ...describe(node), ...(isAlways && { required: true }) };
  const handled = ["name", "in", "description", "required", "schema"];
  copyOtherFields(conversion, node, body, { handled });
  leaveOut(conversion, child(node, "name"), "A body has no name in OpenAPI 3.");
  const types = mediaTypes(conversion, operation, "consumes").map((type) => [type, node] as const);
  const [type] = choose(conversion, types) ?? types[0] ?? ["application/json"];
  const sent = { isJson: !isForm(type), isAlways };
  const converted =
    schema.value === undefined ? {} : { schema: wholeSchema(conversion, schema, sent) };
  body.content = { [type]: converted };
  return bodyUnlessEmpty(conversion, node, body, isAlways);
}

function convertFormParameters(
  conversion: Conversion,
  operation: DocumentNode,
  fields: readonly DocumentNode[],
): Mapping {
  const properties: Mapping = {};
  const isNeeded = (node: DocumentNode) => child(node, "required").value === true;
  for (const place of fields) {
    const sent = { isJson: false, isAlways: isNeeded(place) };
    const schema = requestSchema(conversion, schemaOfParameter2(place), sent);
    properties[toText(child(place, "name").value)] = Object.assign({ ...describe(place) }, schema);
    const collection = child(place, "collectionFormat");
    if (collection.value !== undefined) leaveOut(conversion, collection);
  }
  const names = fields.filter(isNeeded).map((node) => child(node, "name").value);
  const schema = { type: "object", ...(names.length > 0 && { required: names }), properties };
  const types = declaredTypes(conversion, operation, "consumes").filter((type) =>
    /form/.test(type),
  );
  const usual = fields.some((node) => child(node, "type").value === "file")
    ? "multipart/form-data"
    : "application/x-www-form-urlencoded";
  const type = types.find(isForm) ?? types[0] ?? usual;
  return { ...(names.length > 0 && { required: true }), content: { [type]: { schema } } };
}
