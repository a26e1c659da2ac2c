import { isJson, withoutParameters } from "../http/media-type.ts";
import {
  type OpenApiDocument,
  type OperationObject,
  type RequestBodyObject,
  resolve,
  type Schema,
} from "./document.ts";
import { type Parameter, titleOf } from "./parameter.ts";
import { branchesOf, constantOf, kindsOf, propertiesOf, requiredOf } from "./read-schema.ts";

/** How a body of one media type is read. */
export interface BodyMedia {
  /** In lower case, without parameters. */
  readonly mediaType: string;
  readonly schema: Schema;
  /** A form (`application/x-www-form-urlencoded`), or else JSON. */
  readonly isForm: boolean;
  readonly parameters: readonly Parameter[];
}

/** The request body of an operation. */
export interface RequestBody {
  readonly required: boolean;
  readonly media: readonly BodyMedia[];
  /** The parameters of the first media type. */
  readonly parameters: readonly Parameter[];
}

export function readRequestBody(
  slug: string,
  document: OpenApiDocument,
  { requestBody }: OperationObject,
): RequestBody | undefined {
  if (requestBody === undefined) return undefined;
  const { required = false, content = {} } = resolve<RequestBodyObject>(document, requestBody);
  const media = Object.entries(content).map(([name, { schema = true }]): BodyMedia => {
    const mediaType = withoutParameters(name);
    const isForm = mediaType === "application/x-www-form-urlencoded";
    if (!isForm && !isJson(mediaType)) {
      throw new Error(
        `The request body of ${slug} is not supported: expected JSON or application/x-www-form-urlencoded, found ${name}.`,
      );
    }
    const root = { required, keys: [], within: [] };
    const parameters = isForm
      ? formParameters(slug, document, schema)
      : jsonParameters(document, schema, root);
    return { mediaType, schema, isForm, parameters };
  });
  return { required, media, parameters: media[0]?.parameters ?? [] };
}

/** A place in a JSON body. */
interface Position {
  /** Whether every body has it. */
  readonly required: boolean;
  readonly keys: readonly string[];
  /** The schemas above it, so that a schema that contains itself does not recurse for ever. */
  readonly within: readonly Schema[];
}

/** The properties of a JSON body, those of nested objects too: `data.user.id` is the parameter `id`. */
function jsonParameters(
  document: OpenApiDocument,
  schema: Schema,
  position: Position,
): Parameter[] {
  const names = requiredOf(document, schema);
  return [...propertiesOf(document, schema).named].flatMap(([name, property]) => {
    const keys = [...position.keys, name];
    const required = position.required && names.has(name);
    const within = [...position.within, schema];
    if (isNestedObject(document, property) && !within.includes(property))
      return jsonParameters(document, property, { required, keys, within });
    return [{ name, in: "body" as const, schema: property, required, keys, explode: true }];
  });
}

/** Whether a schema is an object with known properties only. A constant object is one value. */
function isNestedObject(document: OpenApiDocument, schema: Schema): boolean {
  const { named, others } = propertiesOf(document, schema);
  const isChoice = branchesOf(document, schema).some(({ oneOf, anyOf }) => oneOf ?? anyOf);
  return (
    named.size > 0 &&
    others === undefined &&
    !isChoice &&
    constantOf(document, schema) === undefined
  );
}

/** The properties of a form, which is one flat object. Throws if one of them is an object. */
function formParameters(slug: string, document: OpenApiDocument, schema: Schema): Parameter[] {
  const names = requiredOf(document, schema);
  return [...propertiesOf(document, schema).named].map(([name, property]) => {
    const required = names.has(name);
    const parameter = { name, in: "body" as const, schema: property, required, explode: true };
    if (!kindsOf(document, property).includes("object")) return parameter;
    throw new Error(
      `The ${titleOf(parameter)} of ${slug} is not supported: expected a scalar or an array of scalars in a form, found an object.`,
    );
  });
}
