import type { JsonValue } from "../../../openapi/document-node.ts";
import { fromPointer } from "../../../openapi/problem.ts";
import type { Model } from "../../model/model.ts";
import type { OperationModel } from "../../model/operation.ts";
import type { MatcherModel } from "../../model/removal.ts";
import type { ConstantModel } from "../../model/responses.ts";
import { join, type Source, source } from "../source-code.ts";
import { renderBody } from "./render-body.ts";
import { optionListsOf, ownHeadersOf, renderCredentialDefinitions } from "./render-credentials.ts";
import { hasVariables } from "./render-options.ts";
import { renderParameterDefinitions } from "./render-parameters.ts";

/** The runtime's `ProviderDefinition`. What has a default there is left out: it would only cost bytes. */
export function renderDefinition(model: Model): Source {
  const { names, title, version, rateLimitReset } = model;
  const fields = [
    source`provider: ${names.slug}`,
    source`title: ${title}`,
    source`version: ${version}`,
    source`accept: ${model.operation.accept}`,
    ...renderServer(model),
    source`credentials: ${renderCredentialDefinitions(model)}`,
    source`alternatives: ${optionListsOf(model)}`,
    source`own: ${ownHeaders(model)}`,
    ...renderRateLimit(rateLimitReset),
    source`operations: {\ndeleteMember: ${renderOperation(model.operation)} }`,
  ];
  return source`{\n${join(fields, ", ")}}`;
}

function renderRateLimit(reset: Model["rateLimitReset"]): Source[] {
  if (reset === undefined) return [];
  const { header, statuses, remaining } = reset;
  return [
    source`rateLimitReset: ${header}`,
    ...(statuses ? [source`rateLimitStatuses: ${statuses}`] : []),
    ...(remaining === undefined ? [] : [source`rateLimitRemaining: ${remaining}`]),
  ];
}

/** The default server: its URL, with its variables where it has some; none where the caller must name it. */
function renderServer({ servers: [server] }: Model): Source[] {
  if (server === undefined) throw new Error("A document without a server was not checked.");
  const { url, variables } = server;
  if (server.required) return [];
  if (!hasVariables(server)) return [source`baseUrl: ${url}`];
  const entries = variables.map((variable) => [
    variable.name,
    { default: variable.required ? undefined : variable.default, enum: variable.enum },
  ]);
  return [source`serverUrl: serverUrl(${url}, ${Object.fromEntries(entries)})`];
}

/** The headers that no caller sets: credentials, the body's media type, and what is always sent. */
function ownHeaders(model: Model): JsonValue {
  const { body, headers } = model.operation;
  return { ...ownHeadersOf(model), ...(body && { "content-type": null }), ...headers };
}

function renderOperation(operation: OperationModel): Source {
  const { method, path, query, body, constants, absent, failed, responses } = operation;
  // 200 and 204 count as a success in any case (design §4, rule 5).
  const statuses = responses.flatMap(({ status }) => (typeof status === "number" ? [status] : []));
  const success = statuses.filter((status) => status < 300 && status !== 200 && status !== 204);
  // A success that says "no such member" removed nobody, whatever else it says.
  const refused = [...absent.filter(({ status }) => status < 300), ...failed];
  const fields = [
    source`method: ${method}`,
    source`path: ${path}`,
    source`parameters: ${renderParameterDefinitions(operation.parameters)}`,
    ...(query.length > 0 ? [source`query: ${query.map(encodePair).join("&")}`] : []),
    ...(body ? [source`body: ${renderBody(body)}`] : []),
    ...(success.length > 0 ? [source`success: ${success}`] : []),
    ...(constants.length > 0 ? [source`constants: ${constants.map(constantDefinition)}`] : []),
    ...(absent.length > 0 ? [source`absent: ${absent.map(matcherDefinition)}`] : []),
    ...(refused.length > 0 ? [source`failed: ${refused.map(matcherDefinition)}`] : []),
  ];
  return source`{\n${join(fields, ", ")}}`;
}

/** The characters of a name stand in a query as they are, but for brackets (RFC 3986 §3.4). */
function encodePair([name, value]: readonly [string, string]): string {
  const escaped = name.replaceAll("[", "%5B").replaceAll("]", "%5D");
  return `${escaped}=${encodeURIComponent(value)}`;
}

function constantDefinition({ status, keys, equals }: ConstantModel): JsonValue {
  return { status, at: keys, equals };
}

/** The runtime gets the tokens of a pointer, and need not read it. */
function matcherDefinition({ status, pointer, ...wanted }: MatcherModel): JsonValue {
  return { status, ...(pointer !== undefined && { at: fromPointer(pointer) }), ...wanted };
}
