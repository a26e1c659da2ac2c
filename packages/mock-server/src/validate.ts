import { type MediaType, type Parameter, resolve } from "./document.ts";
import type { Operation } from "./operation.ts";
import { isJson, type Received } from "./reply.ts";
import { fromWire, type Schemas } from "./schemas.ts";

/** The values of the path parameters by name, decoded. */
export type PathValues = Readonly<Record<string, string>>;

/** Everything in a request that the spec does not allow, a sentence each; empty for a request as documented. */
export function requestProblems(
  operation: Operation,
  schemas: Schemas,
  received: Received,
  path: PathValues,
): string[] {
  const query = received.url.searchParams;
  const contentType =
    received.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? null;
  const known = new Set(
    operation.parameters.filter((one) => one.in === "query").map((one) => one.name),
  );
  return [
    ...operation.parameters.flatMap((parameter) => {
      const texts = valuesOf(parameter, received, path);
      return texts.length === 0 ? missing(parameter) : wrong(parameter, texts, schemas);
    }),
    ...[...new Set(query.keys())]
      .filter((name) => !known.has(name))
      .map(
        (name) =>
          `query parameter ${name}: is not documented; expected ${list([...known], "no query parameter")}`,
      ),
    ...bodyProblems(operation, schemas, received.body, contentType),
  ];
}

/** What is wrong with one value of a parameter, as it would be on the wire. */
export function valueProblems(parameter: Parameter, text: string, schemas: Schemas): string[] {
  const schema = parameter.schema ?? true;
  return schemas
    .problems(schema, fromWire(schema, text))
    .map((problem) => `${nameOf(parameter)}: ${problem}`);
}

/** The texts of a parameter in a request: none where it is missing, several where it is repeated. */
export function valuesOf(
  { name, in: place }: Parameter,
  received: Received,
  path: PathValues,
): readonly string[] {
  if (place === "query") return received.url.searchParams.getAll(name);
  if (place === "path") return path[name] === undefined ? [] : [path[name]];
  return received.headers
    .filter(([header]) => header.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);
}

/** A constant header is always sent, although specs write it `required: false` (design §3). */
function missing(parameter: Parameter): string[] {
  const { schema } = parameter;
  const constant =
    parameter.in === "header" && typeof schema === "object" ? schema.const : undefined;
  if (constant !== undefined)
    return [`${nameOf(parameter)}: must be ${JSON.stringify(constant)}, but it is missing`];
  return parameter.required === true
    ? [`${nameOf(parameter)}: is required, but it is missing`]
    : [];
}

function wrong(parameter: Parameter, texts: readonly string[], schemas: Schemas): string[] {
  if (texts.length > 1)
    return [`${nameOf(parameter)}: must be there once, found ${texts.length} times`];
  return texts.flatMap((text) => valueProblems(parameter, text, schemas));
}

function bodyProblems(
  operation: Operation,
  schemas: Schemas,
  body: string,
  contentType: string | null,
): string[] {
  const { requestBody } = operation.definition;
  if (requestBody === undefined) {
    return body === ""
      ? []
      : [
          `body: must be empty, found ${body.length} characters${contentType ? ` of ${contentType}` : ""}`,
        ];
  }
  const { required, content = {} } = resolve<{
    required?: boolean;
    content?: Record<string, MediaType>;
  }>(operation.document, requestBody);
  if (body === "") return required === true ? ["body: is required, but it is empty"] : [];
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  const media = Object.entries(content).find(([name]) => name.toLowerCase() === mediaType)?.[1];
  if (media === undefined) {
    return [
      `body: its Content-Type must be ${list(Object.keys(content), "nothing")}, found ${JSON.stringify(contentType)}`,
    ];
  }
  if (!isJson(mediaType)) return [];
  try {
    return schemas
      .problems(media.schema ?? true, JSON.parse(body))
      .map((problem) => `body: ${problem}`);
  } catch (error) {
    return [`body: must be JSON: ${(error as Error).message}`];
  }
}

function nameOf(parameter: Parameter): string {
  return parameter.in === "header"
    ? `header ${parameter.name}`
    : `${parameter.in} parameter ${parameter.name}`;
}

function list(names: readonly string[], otherwise: string): string {
  return names.length === 0 ? otherwise : names.join(" or ");
}
