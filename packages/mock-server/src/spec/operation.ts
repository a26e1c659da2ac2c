import { type OpenApiDocument, type OperationObject, type Parameter, resolve } from "./document.ts";
import { constantValue, type Field, fieldOf } from "./parameter.ts";
import { type BodyDefinition, readBodyDefinition } from "./request-body.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The operation that a mock server plays, found in its document. */
export interface Operation {
  readonly slug: string;
  readonly document: OpenApiDocument;
  readonly method: string;
  /** The path template: `/teams/{team}/people/{person}`. */
  readonly path: string;
  /** What stands in path, query and headers. */
  readonly parameters: readonly Field[];
  /** `undefined` where the spec has no request body. */
  readonly body: BodyDefinition | undefined;
  readonly definition: OperationObject;
  /** The field that names the member. */
  readonly member: Field;
  /** The other path parameters, in the order of the template. */
  readonly organization: readonly Field[];
}

/** Finds `deleteMember` and its parameters. Throws a sentence where the document is not what can be played. */
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
    .map((parameter) => fieldOf(slug, document, parameter));
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => {
    const parameter = parameters.find((one) => one.in === "path" && one.name === name);
    if (parameter) return parameter;
    throw new Error(`The spec of ${slug} does not define the path parameter ${name} of ${path}.`);
  });
  const body = readBodyDefinition(slug, document, definition);
  const fields = [...parameters, ...(body?.fields ?? [])];
  const wanted = memberName ?? definition["x-removal"]?.member;
  const member =
    wanted === undefined
      ? (inPath.at(-1) ?? firstAskedFor(document, fields))
      : fields.find(({ name }) => name === wanted);
  if (member === undefined) {
    const names = fields.map(({ name }) => name).join(", ") || "none";
    const found = wanted === undefined ? "no path parameter" : `no parameter ${wanted}`;
    throw new Error(
      `Which parameter of ${slug} is the member? ${path} has ${found}. ` +
        `Name one of its parameters (${names}) in the option \`member\`: { "${slug}": "…" }.`,
    );
  }
  const organization = inPath.filter((parameter) => parameter !== member);
  const upper = method.toUpperCase();
  return {
    slug,
    document,
    method: upper,
    path,
    parameters,
    body,
    definition,
    member,
    organization,
  };
}

/** The first required parameter of the query, else of the body, that is no constant. */
function firstAskedFor(document: OpenApiDocument, fields: readonly Field[]): Field | undefined {
  const asked = fields.filter((one) => one.required && constantValue(document, one) === undefined);
  return asked.find((one) => one.in === "query") ?? asked.find((one) => one.in === "body");
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
    `The spec of ${slug} must hold exactly one operation with operationId deleteMember, found ${found.length}.`,
  );
}

/** An operation's parameters override those of its path by name and place (OpenAPI 3.1, Path Item Object). */
function mergedParameters(
  document: OpenApiDocument,
  ...lists: OperationObject["parameters"][]
): Parameter[] {
  const resolved = lists
    .flatMap((list) => list ?? [])
    .map((parameter) => resolve<Parameter>(document, parameter));
  return [
    ...new Map(
      resolved.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]),
    ).values(),
  ];
}

/** OpenAPI 3.1 §4.8.12.2: a parameter of one of these names is ignored. */
function isIgnored({ in: place, name }: Parameter): boolean {
  return place === "header" && /^(accept|content-type|authorization)$/i.test(name);
}
