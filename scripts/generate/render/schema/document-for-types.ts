import { isDeepStrictEqual } from "node:util";
import {
  child,
  copyOf,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Mapping,
  resolve,
  rootNode,
} from "../../../openapi/document-node.ts";
import { isForm } from "../../../openapi/http-names.ts";
import { parametersOf } from "../../../openapi/merged-parameters.ts";
import { operationsOf } from "../../../openapi/operations.ts";
import { constantOf } from "../../model/parameters.ts";
import { isTakenApart } from "../../model/request-body.ts";
import { createSchemaContext, type SchemaContext } from "../../model/schema/context.ts";
import { isObject, shapeOf } from "../../model/schema/object.ts";

/**
 * The document that types are made of: a copy of a checked one, in which nobody is asked for a constant, and an
 * integer beyond 2^53 may be a string where all is text, and properties without a name of their own are of any type
 * beside some that have one. What answers share with a request is written out there.
 */
export function typedDocument(document: Mapping): Mapping {
  const copy = copyOf(document) as Mapping;
  for (const operation of operationsOf(rootNode(copy))) {
    for (const item of parametersOf(operation)) {
      const parameter = resolve(item);
      if (!isMapping(parameter.value)) continue;
      if (constantOf(parameter) !== undefined) parameter.value.required = false;
      else put(parameter, "schema", rewrite(child(parameter, "schema"), asText));
    }
    const body = resolve(child(operation, "requestBody"));
    for (const [mediaType, media] of entries(child(body, "content"))) {
      const schema = child(media, "schema");
      if (isConstant(schema)) put(body, "required", false);
      put(media, "schema", rewriteTemplate(schema, isForm(mediaType) ? asText : asIs));
    }
  }
  return copy;
}

function put(parent: DocumentNode, key: string, value: unknown): void {
  if (isMapping(parent.value) && value !== undefined) parent.value[key] = value;
}

/** The document has been read before, and nothing was wrong with it. */
const silent: SchemaContext = { ...createSchemaContext(() => undefined), where: "json" };

type Change = (schema: Mapping) => Mapping;

/** TypeScript has no type for "the others": one for all would have to fit the properties too, and none may. */
const asIs: Change = (schema) =>
  isMapping(schema.additionalProperties) && isMapping(schema.properties)
    ? { ...schema, additionalProperties: true }
    : schema;

const asText: Change = (schema) =>
  schema.type === "integer" && schema.format === "int64" && schema.enum === undefined
    ? { ...schema, type: ["integer", "string"] }
    : asIs(schema);

/** A schema with a change in all its parts. */
function rewrite(node: DocumentNode, change: Change): unknown {
  return rebuild(node, change, (part) => rewrite(part, change));
}

/** An object that is taken apart: its constants are not required, and what else is in it is changed. */
function rewriteTemplate(node: DocumentNode, change: Change): unknown {
  const schema = resolve(node);
  const shape = isObject(schema) ? shapeOf(schema, silent) : undefined;
  if (shape === undefined || !isTakenApart(shape)) return rewrite(node, change);
  const isAsked = (name: unknown) => !isConstant(shape.properties.get(String(name)));
  const withoutConstants: Change = ({ required, ...others }) =>
    Array.isArray(required) ? { ...others, required: required.filter(isAsked) } : others;
  const part = (one: DocumentNode): unknown =>
    rebuild(one, withoutConstants, (below, key) =>
      key === "allOf" ? part(below) : rewriteTemplate(below, change),
    );
  return part(node);
}

/** A constant, or an object that holds nothing else. */
function isConstant(place: DocumentNode | undefined): boolean {
  if (place === undefined) return false;
  const schema = resolve(place);
  if (child(schema, "const").value !== undefined) return true;
  const shape = isObject(schema) ? shapeOf(schema, silent) : undefined;
  return (
    shape !== undefined && isTakenApart(shape) && [...shape.properties.values()].every(isConstant)
  );
}

/** A schema with a change, and another for its parts; the reference to it where nothing in it has changed. */
function rebuild(
  node: DocumentNode,
  change: Change,
  rewriteAt: (part: DocumentNode, key: string) => unknown,
): unknown {
  const { value } = resolve(node);
  if (!isMapping(value)) return node.value;
  const schema: DocumentNode = { ...resolve(node), value: change(value) };
  const parts = entries(schema).map(([key, part]) => {
    if (["items", "additionalProperties"].includes(key)) return [key, rewriteAt(part, key)];
    if (["allOf", "anyOf", "oneOf"].includes(key))
      return [key, items(part).map((item) => rewriteAt(item, key))];
    const properties = entries(part).map(([name, one]) => [name, rewriteAt(one, key)]);
    return key === "properties" ? [key, Object.fromEntries(properties)] : [key, part.value];
  });
  const rebuilt = Object.fromEntries(parts);
  return isDeepStrictEqual(rebuilt, value) ? node.value : rebuilt;
}
