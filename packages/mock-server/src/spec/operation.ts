import {
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  resolve,
} from "./document.ts";
import { constantValue, type Parameter, readParameter } from "./parameter.ts";
import { type RequestBody, readRequestBody } from "./request-body.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The operation `deleteMember` of a document, which the mock server plays. */
export interface Operation {
  readonly slug: string;
  readonly document: OpenApiDocument;
  /** In capitals. */
  readonly method: string;
  /** The path template: `/teams/{team}/people/{person}`. */
  readonly path: string;
  /** The parameters in path, query and headers. */
  readonly parameters: readonly Parameter[];
  /** `undefined` if the spec documents no request body. */
  readonly body: RequestBody | undefined;
  readonly definition: OperationObject;
  /** The parameter that names the member. */
  readonly member: Parameter;
  /** The other path parameters, in the order of the template. */
  readonly organization: readonly Parameter[];
}

/** Finds `deleteMember` and its parameters. Throws if the mock server can't play the document. */
export function readOperation(
  slug: string,
  input: object,
  memberName: string | undefined,
): Operation {
  const document = input as OpenApiDocument;
  const version = JSON.stringify(document.openapi);
  if (!/^"3\.[12]\./.test(`${version}`)) {
    throw new Error(
      `The spec of ${slug} must be a parsed OpenAPI 3.1 document, found openapi: ${version}.`,
    );
  }
  const { path, item, method, definition } = findDeleteMember(slug, document);
  const shared = item.parameters as OperationObject["parameters"];
  const parameters = mergedParameters(document, shared, definition.parameters)
    .filter((parameter) => !isIgnored(parameter))
    .map((parameter) => readParameter(slug, document, parameter));
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => {
    const parameter = parameters.find((one) => one.in === "path" && one.name === name);
    if (parameter) return parameter;
    throw new Error(`The spec of ${slug} does not define the path parameter ${name} of ${path}.`);
  });
  const body = readRequestBody(slug, document, definition);
  const all = [...parameters, ...(body?.parameters ?? [])];
  const wanted = memberName ?? definition["x-removal"]?.member;
  const member =
    wanted === undefined
      ? (inPath.at(-1) ?? firstRequired(document, all))
      : all.find(({ name }) => name === wanted);
  if (member === undefined) {
    const names = all.map(({ name }) => name).join(", ") || "none";
    const found = wanted === undefined ? "no path parameter" : `no parameter ${wanted}`;
    throw new Error(
      `Which parameter of ${slug} is the member? ${path} has ${found}. ` +
        `Name one of its parameters (${names}) in the option \`member\`: { "${slug}": "…" }.`,
    );
  }
  return {
    ...{ slug, document, path, parameters, body, definition, member },
    method: method.toUpperCase(),
    organization: inPath.filter((parameter) => parameter !== member),
  };
}

/** The first required parameter of the query without a constant value, or else of the body. */
function firstRequired(
  document: OpenApiDocument,
  parameters: readonly Parameter[],
): Parameter | undefined {
  const variable = parameters.filter(
    (one) => one.required && constantValue(document, one) === undefined,
  );
  return variable.find((one) => one.in === "query") ?? variable.find((one) => one.in === "body");
}

interface Found {
  readonly path: string;
  readonly item: Readonly<Record<string, unknown>>;
  readonly method: string;
  readonly definition: OperationObject;
}

function findDeleteMember(slug: string, document: OpenApiDocument): Found {
  const found = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method): Found[] => {
      const definition = item[method] as OperationObject | undefined;
      return definition?.operationId === "deleteMember" ? [{ path, item, method, definition }] : [];
    }),
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  throw new Error(
    `The spec of ${slug} must have exactly one operation with operationId deleteMember, found ${found.length}.`,
  );
}

/** A later list overrides an earlier one by place and name (OpenAPI 3.1, Path Item Object). */
function mergedParameters(
  document: OpenApiDocument,
  ...lists: OperationObject["parameters"][]
): ParameterObject[] {
  const resolved = lists
    .flatMap((list) => list ?? [])
    .map((parameter) => resolve<ParameterObject>(document, parameter));
  return [...new Map(resolved.map((one) => [`${one.in} ${one.name}`, one])).values()];
}

/** Headers of these names are not parameters (OpenAPI 3.1 §4.8.12.2). */
function isIgnored({ in: place, name }: ParameterObject): boolean {
  return place === "header" && /^(accept|content-type|authorization)$/i.test(name);
}
