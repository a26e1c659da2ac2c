import type { MatcherModel, Model, OperationModel } from "./model.ts";
import { fromPointer } from "./problem.ts";
import { optionListsOf, ownHeadersOf, renderCredentialDefinitions } from "./render-credentials.ts";
import { checksOf } from "./render-imports.ts";
import { join, type Literal, type Source, source } from "./source.ts";

/** The runtime's `ProviderDefinition`. What has a default there is left out: it would only cost bytes. */
export function renderDefinition(model: Model): Source {
  const { names, title, version, rateLimitReset } = model;
  const fields = [
    source`provider: ${names.slug}`,
    source`title: ${title}`,
    source`version: ${version}`,
    source`accept: ${model.operation.accept}`,
    renderServer(model),
    source`credentials: ${renderCredentialDefinitions(model)}`,
    source`alternatives: ${optionListsOf(model)}`,
    source`own: ${{ ...ownHeadersOf(model), ...model.operation.headers }}`,
    ...(rateLimitReset === undefined ? [] : [source`rateLimitReset: ${rateLimitReset.header}`]),
    source`operations: {\ndeleteMember: ${renderOperation(model.operation)} }`,
  ];
  return source`{\n${join(fields, ", ")}}`;
}

/** The default server: its URL, with its variables where it has some. */
function renderServer({ servers: [server] }: Model): Source {
  if (server === undefined) throw new Error("A document without a server was not checked.");
  const { url, variables } = server;
  if (variables.length === 0) return source`baseUrl: ${url}`;
  const entries = variables.map((variable) => [
    variable.name,
    { default: variable.default, enum: variable.enum },
  ]);
  return source`serverUrl: serverUrl(${url}, ${Object.fromEntries(entries)})`;
}

/** The parameters as the runtime checks them. */
function renderDefinitions({ parameters }: OperationModel): Source {
  const definitions = parameters.map(({ definition }) => {
    const { name, in: place, type, required } = definition;
    const { uuid, bounds } = checksOf(definition);
    const checks = [
      ...(uuid ? [source`uuid`] : []),
      ...(bounds ? [source`bounds(${bounds})`] : []),
    ];
    const check = checks.length > 1 ? source`all(${join(checks, ", ")})` : checks[0];
    const fields = [
      ...[source`in: ${place}`, source`type: ${type}`],
      ...(required ? [] : [source`optional: true`]),
      ...(check === undefined ? [] : [source`check: ${check}`]),
    ];
    return source`${name}: { ${join(fields, ", ")} }`;
  });
  return source`{\n${join(definitions, ", ")}}`;
}

function renderOperation(operation: OperationModel): Source {
  const { method, path, absent, failed, responses } = operation;
  // 200 and 204 count as a success in any case (design §4, rule 5).
  const statuses = responses.map(({ status }) => status).filter((status) => status < 300);
  const success = statuses.filter((status) => status !== 200 && status !== 204);
  const fields = [
    source`method: ${method}`,
    source`path: ${path}`,
    source`parameters: ${renderDefinitions(operation)}`,
    ...(success.length > 0 ? [source`success: ${success}`] : []),
    ...(absent.length > 0 ? [source`absent: ${absent.map(matcherDefinition)}`] : []),
    ...(failed.length > 0 ? [source`failed: ${failed.map(matcherDefinition)}`] : []),
  ];
  return source`{\n${join(fields, ", ")}}`;
}

/** The runtime gets the tokens of a pointer, and need not read it. */
function matcherDefinition({ status, pointer, ...wanted }: MatcherModel): Literal {
  return { status, ...(pointer !== undefined && { at: fromPointer(pointer) }), ...wanted };
}
