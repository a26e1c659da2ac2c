import {
  child,
  type DocumentNode,
  describe,
  entries,
  type JsonValue,
  resolve,
} from "../../openapi/document-node.ts";
import { isForm } from "../../openapi/http-names.ts";
import { list, show } from "../../openapi/problem.ts";
import { checkName, claim, type Taken } from "./parameter-name.ts";
import type { BodyKey, Parameter } from "./parameters.ts";
import { exampleIn, readDefault } from "./schema/constant.ts";
import { enterSchema, type SchemaContext } from "./schema/context.ts";
import { documentation, isOf, refuseOthers } from "./schema/keywords.ts";
import { isObject, type ObjectShape, shapeOf } from "./schema/object.ts";
import { readValueType } from "./schema/value.ts";

/** The body of a request: what is sent, and where the caller's values stand in it. */
export interface BodyModel {
  readonly mediaType: string;
  readonly description: string;
  /** Without it, a body is sent where one of its parameters is given. */
  readonly required: boolean;
  readonly template: BodyTemplate;
}

/** An object of the body, by the names of its properties. */
export type BodyTemplate = readonly (readonly [name: string, part: BodyTemplatePart])[];

export type BodyTemplatePart =
  | { readonly kind: "constant"; readonly value: JsonValue }
  /** The parameter of the same name. */
  | { readonly kind: "parameter" }
  /** Where it is not required, it is left out unless one of its parameters is given. */
  | { readonly kind: "object"; readonly required: boolean; readonly template: BodyTemplate };

/** `application/json`, anything with the suffix `+json` (RFC 6839 §3.1), and a form. */
const known = /^(?:application\/json|[a-z0-9][a-z0-9!#$&^_.-]*\/[a-z0-9][a-z0-9!#$&^_.-]*\+json)$/;

/** The body of an operation and the parameters in it, or nothing where it has none. */
export function readBody(
  operation: DocumentNode,
  schemas: Omit<SchemaContext, "where">,
  taken: Taken,
): { readonly body: BodyModel; readonly parameters: readonly Parameter[] } | undefined {
  const node = child(operation, "requestBody");
  if (node.value === undefined) return undefined;
  const { report } = schemas;
  const requestBody = resolve(node);
  const contents = entries(child(requestBody, "content"));
  const [content] = contents;
  if (content === undefined || contents.length > 1) {
    report(
      content === undefined ? child(requestBody, "content") : (contents[1]?.[1] ?? node),
      "request-body/media-types",
      `Expected one media type, in which the body is sent, found ${list(contents.map(([name]) => name))}. Keep one.`,
    );
    return undefined;
  }
  const [mediaType, media] = content;
  if (!isForm(mediaType) && !known.test(mediaType)) {
    report(
      media,
      "request-body/media-type",
      `Expected \`application/json\`, a media type that ends with \`+json\`, or \`application/x-www-form-urlencoded\`, in lower case and without parameters, found ${show(mediaType)}.`,
    );
    return undefined;
  }
  const required = child(requestBody, "required").value === true;
  const parameters: Parameter[] = [];
  const template = readWhole(child(media, "schema"), {
    schemas: { ...schemas, where: isForm(mediaType) ? "form" : "json" },
    ...{ taken, parameters, keys: [] },
    optional: required ? undefined : "a body that may be left out",
    example: child(media, "example").value ?? child(firstOf(media), "value").value,
  });
  if (template === undefined) return undefined;
  if (parameters.length === 0 && !required)
    report(
      requestBody,
      "request-body/never-sent",
      "A body without anything to give would never be sent. Write `required: true`, or leave it out.",
    );
  return { body: { mediaType, description: describe(node), required, template }, parameters };
}

function firstOf(media: DocumentNode): DocumentNode {
  return entries(child(media, "examples"))[0]?.[1] ?? child(media, "examples");
}

/** What a part of the body is read with: where it stands, and what has been found so far. */
interface BodyContext {
  readonly schemas: SchemaContext;
  readonly taken: Taken;
  readonly parameters: Parameter[];
  readonly keys: readonly BodyKey[];
  /** The body or the part of it that may be left out, and this with it; undefined where this is always sent. */
  readonly optional: string | undefined;
  readonly example: unknown;
}

/** The whole body: an object that is taken apart. */
function readWhole(node: DocumentNode, context: BodyContext): BodyTemplate | undefined {
  const entered = enterSchema(node, context.schemas);
  if (entered === undefined) return undefined;
  const { schema, inner } = entered;
  const shape = isObject(schema) ? shapeOf(schema, inner) : undefined;
  if (shape === undefined || !isTakenApart(shape)) {
    context.schemas.report(
      node,
      "request-body/not-an-object",
      "Expected an object with `properties` and without others, which the client takes apart into parameters. Describe the properties.",
    );
    return undefined;
  }
  return readTemplate(shape, { ...context, schemas: inner });
}

/** An object that is taken apart: all that it may hold is known. */
export function isTakenApart({ properties, additional, isNullable }: ObjectShape): boolean {
  return properties.size > 0 && additional === undefined && !isNullable;
}

function readTemplate(shape: ObjectShape, context: BodyContext): BodyTemplate {
  return [...shape.properties].flatMap(([name, node]) => {
    const keys = [...context.keys, { name, required: shape.required.has(name) }];
    const example = isOf("object", context.example) ? Object(context.example)[name] : undefined;
    const part = readPart(node, { ...context, keys, example });
    return part === undefined ? [] : [[name, part] as const];
  });
}

/** The part at the last of `keys`. */
function readPart(node: DocumentNode, context: BodyContext): BodyTemplatePart | undefined {
  const { keys, optional, schemas } = context;
  const { name = "", required = false } = keys.at(-1) ?? {};
  const schema = resolve(node);
  if (child(schema, "const").value !== undefined) return readConstant(schema, context);
  if (required && optional !== undefined)
    schemas.report(
      node,
      "request-body/required-in-optional",
      `${show(name)} is required in ${optional}, so whether it is there can't be told. Make the whole required, or the part optional.`,
    );
  // A form is flat: an object in it is refused as what it is.
  const entered =
    schemas.where === "json" && isObject(schema) ? enterSchema(node, schemas) : undefined;
  const shape = entered && shapeOf(schema, entered.inner);
  if (entered === undefined || shape === undefined || !isTakenApart(shape))
    return readParameter(node, context);
  const inside = required ? optional : `the part ${show(name)}, which may be left out`;
  const before = context.parameters.length;
  const template = readTemplate(shape, { ...context, schemas: entered.inner, optional: inside });
  if (inside !== undefined && context.parameters.length === before)
    schemas.report(
      node,
      "request-body/part-never-sent",
      `The part ${show(name)} holds nothing to give and would never be sent. List it in \`required\`, or leave it out.`,
    );
  return { kind: "object", required, template };
}

/** Any JSON value that is filled in by the client. */
function readConstant(schema: DocumentNode, { optional, schemas }: BodyContext): BodyTemplatePart {
  const { report, where } = schemas;
  const constant = child(schema, "const");
  const type = child(schema, "type").value;
  refuseOthers(schema, [...documentation, "const", "type"], "a constant", report);
  if (optional !== undefined)
    report(
      constant,
      "request-body/constant-in-optional",
      `A constant is always sent, and this one stands in ${optional}. Make the whole required, or leave the constant out.`,
    );
  const flat = where === "json" || ["string", "number", "boolean"].includes(typeof constant.value);
  if (!flat || !isOf(type, constant.value))
    report(
      constant,
      "request-body/constant-type",
      `Expected ${flat ? `a value of ${show(type)}` : "a text, a number or a boolean in a form"}, found ${show(constant.value)}.`,
    );
  return { kind: "constant", value: constant.value as JsonValue };
}

function readParameter(node: DocumentNode, context: BodyContext): BodyTemplatePart | undefined {
  const { keys, schemas, taken, parameters } = context;
  const { name = "", required = false } = keys.at(-1) ?? {};
  checkName(node, name, "body", schemas.report);
  claim(node, name, "body", taken, schemas.report);
  const type = readValueType(node, schemas);
  if (type === undefined) return undefined;
  const schema = resolve(node);
  parameters.push({
    ...{ name, in: "body", where: schemas.where, required, type, keys },
    description: describe(node),
    example: exampleIn(schema) ?? context.example,
    default: readDefault(schema, type, schemas.report),
  });
  return { kind: "parameter" };
}
