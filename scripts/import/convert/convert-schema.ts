import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Mapping,
} from "../../openapi/document-node.ts";
import {
  type Conversion,
  change,
  copyOtherFields,
  followReference,
  isReadable,
  leaveOut,
  recordOrigin,
} from "./conversion.ts";

const maps = ["properties", "patternProperties", "dependentSchemas", "$defs"];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const singles = [
  ...["items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else"],
  ...["unevaluatedProperties", "unevaluatedItems"],
];

/** Keywords for documentation tools, and those that validate nothing. */
const unneeded = [
  ...["xml", "externalDocs", "discriminator", "readOnly", "writeOnly", "collectionFormat"],
  ...["allowEmptyValue", "$comment", "$schema", "$id"],
];

/** The order that a reader expects. */
const order = [
  ...[
    "title",
    "description",
    "deprecated",
    "type",
    "format",
    "const",
    "enum",
    "default",
    "pattern",
  ],
  ...["minLength", "maxLength", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"],
  ...["required", ...maps, "items", "additionalProperties", "minItems", "maxItems", "uniqueItems"],
  ...["allOf", "anyOf", "oneOf"],
];

/** A schema of OpenAPI 2.0, 3.0 or 3.1 as one of JSON Schema 2020-12. */
export function convertSchema(conversion: Conversion, node: DocumentNode): unknown {
  // JSON Schema 2020-12 §4.3.2.
  if (typeof node.value === "boolean") return node.value;
  if (!isReadable(conversion, node, "a schema")) return {};
  if (Object.hasOwn(node.value as object, "$ref")) return convertReference(conversion, node);
  const own = convertKeywords(conversion, node);
  const nullable = convertNullable(conversion, node, own);
  const sorted: Mapping = {};
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  for (const key of Object.keys(nullable).sort((a, b) => rank(a) - rank(b)))
    sorted[key] = nullable[key];
  return recordOrigin(conversion, node, sorted);
}

function convertKeywords(conversion: Conversion, node: DocumentNode): Mapping {
  const own: Mapping = {};
  const nullability = conversion.document.version === "3.1" ? [] : ["nullable", "x-nullable"];
  const handled = [...maps, ...lists, ...singles, ...nullability];
  copyOtherFields(conversion, node, own, { handled, unneeded });
  for (const [key, child] of entries(node)) {
    if (maps.includes(key) && isReadable(conversion, child, "schemas by their names")) {
      own[key] = Object.fromEntries(
        entries(child).map(([name, schema]) => [name, convertSchema(conversion, schema)]),
      );
    } else if (lists.includes(key)) {
      own[key] = items(child).map((item) => convertSchema(conversion, item));
    } else if (singles.includes(key)) own[key] = convertSchema(conversion, child);
  }
  if (own.type === "file") {
    change(conversion, child(node, "type"), "`type: file` became a string of bytes.");
    Object.assign(own, { type: "string", format: "binary" });
  }
  if (own.required !== undefined && (!Array.isArray(own.required) || own.required.length === 0)) {
    delete own.required;
    leaveOut(conversion, child(node, "required"));
  }
  for (const bound of ["Minimum", "Maximum"]) convertBound(own, bound);
  return own;
}

/** `exclusiveMinimum: true` beside `minimum: 1` is `exclusiveMinimum: 1` since JSON Schema draft 6. */
function convertBound(own: Mapping, bound: string): void {
  const key = `exclusive${bound}`;
  const inclusive = bound.toLowerCase();
  if (own[key] === true && own[inclusive] !== undefined) {
    own[key] = own[inclusive];
    delete own[inclusive];
  } else if (typeof own[key] === "boolean") delete own[key];
}

function convertNullable(conversion: Conversion, node: DocumentNode, own: Mapping): Mapping {
  const standard = child(node, "nullable");
  const key = conversion.document.version === "2.0" ? child(node, "x-nullable") : standard;
  if (conversion.document.version === "3.1" || key.value !== true) return own;
  const { type } = own;
  if (typeof type === "string") {
    if (Array.isArray(own.enum) && !own.enum.includes(null))
      change(
        conversion,
        key,
        "The `enum` beside `nullable` lacks null, so null is not allowed (OpenAPI 3.0.3 §4.7.24). Add it where the provider sends it.",
      );
    return { ...own, type: [type, "null"] };
  }
  change(
    conversion,
    key,
    "`nullable` without `type` has no effect in OpenAPI 3.0. It was read as if it had.",
  );
  const { description, ...rest } = own;
  return { ...(description !== undefined && { description }), anyOf: [rest, { type: "null" }] };
}

function convertReference(conversion: Conversion, node: DocumentNode): Mapping {
  const target = followReference(conversion, node);
  if (target === undefined) return {};
  const reference: Mapping = { $ref: conversion.components.refer("schemas", target) };
  const siblings = entries(node).filter(([key]) => key !== "$ref");
  const described = siblings.filter(([key]) => key === "description");
  const others = siblings.filter(([key]) => key !== "description");
  const description = Object.fromEntries(described.map(([key, { value }]) => [key, value]));
  if (others.length > 0 && conversion.document.version === "3.1") {
    const value = isMapping(node.value) ? { ...node.value } : {};
    delete value.$ref;
    const beside = convertSchema(conversion, { ...node, value });
    return recordOrigin(conversion, node, { allOf: [reference], ...(beside as Mapping) });
  }
  // OpenAPI 2.0 and 3.0 ignore them (OpenAPI 3.0.3 §4.7.23); a description is kept all the same.
  for (const [, sibling] of others)
    leaveOut(conversion, sibling, "OpenAPI before 3.1 ignores what stands beside a $ref.");
  return recordOrigin(conversion, node, { ...reference, ...description });
}
