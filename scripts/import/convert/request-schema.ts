import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Mapping,
  toText,
} from "../../openapi/document-node.ts";
import { toPointer } from "../../openapi/problem.ts";
import { keepChecked, type SendContext } from "./checked-keywords.ts";
import { type Conversion, followReferences, leaveOut, recordOrigin } from "./conversion.ts";
import { convertSchema } from "./convert-schema.ts";

const choices = ["allOf", "anyOf", "oneOf"];
const inner = [...choices, "properties", "items", "additionalProperties"];
const depthLimit = 16;

/**
 * The schema of a value that a caller gives, with its references written out. Keywords that a client does not check
 * become findings.
 */
export function requestSchema(
  conversion: Conversion,
  node: DocumentNode,
  sent: SendContext,
  trail: readonly string[] = [],
): unknown {
  const schema = followReferences(conversion, node);
  const pointer = toPointer(schema?.path ?? []);
  // The generator refuses a schema that contains itself.
  if (!isMapping(schema?.value) || trail.includes(pointer) || trail.length > depthLimit)
    return convertSchema(conversion, node);
  const { description = schema.value.description } = node.value as Mapping;
  const outer = Object.entries(schema.value).filter(([key]) => !inner.includes(key));
  const value = { ...Object.fromEntries(outer), ...(description !== undefined && { description }) };
  const own = convertSchema(conversion, { ...schema, value });
  // A nullable schema without a type became a choice.
  if (!isMapping(own) || own.anyOf !== undefined) return convertSchema(conversion, node);
  const parts = convertParts(conversion, schema, sent, [...trail, pointer]);
  const whole = { ...own, ...parts };
  const { properties, required } = whole;
  if (isMapping(properties) && Array.isArray(required))
    whole.required = required.filter((name) => Object.hasOwn(properties, toText(name)));
  return recordOrigin(conversion, schema, keepChecked(conversion, schema, whole, sent));
}

function convertParts(
  conversion: Conversion,
  schema: DocumentNode,
  sent: SendContext,
  trail: readonly string[],
): Mapping {
  const below = (node: DocumentNode, isAlways: boolean) =>
    requestSchema(conversion, node, { ...sent, isAlways }, trail);
  const parts: Mapping = {};
  for (const key of choices) {
    const all = items(child(schema, key));
    const isAlways = sent.isAlways && key === "allOf";
    if (all.length > 0) parts[key] = all.map((part) => below(part, isAlways));
  }
  for (const key of ["items", "additionalProperties"])
    if (child(schema, key).value !== undefined) parts[key] = below(child(schema, key), false);
  const required = items(child(schema, "required")).map(({ value }) => value);
  const properties: Mapping = {};
  for (const [name, place] of entries(child(schema, "properties"))) {
    const property = followReferences(conversion, place);
    if (property !== undefined && child(property, "readOnly").value === true)
      leaveOut(conversion, place, "It is only in responses (`readOnly`).");
    else properties[name] = below(place, sent.isAlways && required.includes(name));
  }
  if (Object.keys(properties).length > 0) parts.properties = properties;
  return parts;
}
