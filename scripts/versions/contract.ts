import type { Model, Parameter, Server } from "../generate/model/model.ts";
import { modelOf } from "../generate/pipeline/model-of.ts";
import type { Contract, ServerFacts } from "../release/baseline.ts";
import type { Json } from "../system/json.ts";

/** @param document a spec that the generator has checked. */
export function readContract(slug: string, document: unknown): Contract {
  const { operation, servers, alternatives, rateLimitReset, retired } = modelOf(slug, document);
  const { method, path, responses, removes, reversible, constants, absent, failed } = operation;
  const statuses = responses.map(({ status }) => String(status));
  const exchanged = alternatives.flat().filter((part) => part.kind === "clientCredentials");
  return {
    operations: [{ id: "deleteMember", method, path, statuses }],
    server: serverFacts(servers[0]),
    tokenUrls: [...new Set(exchanged.map(({ tokenUrl }) => tokenUrl))],
    scopes: [...new Set(exchanged.flatMap(({ scopes }) => scopes))].sort(),
    ...{ removes, reversible },
    parameters: Object.fromEntries(
      operation.parameters.map((parameter) => [parameter.name, parameterFacts(parameter)]),
    ),
    sent: { ...operation.headers, ...Object.fromEntries(operation.query) },
    body: toJson(operation.body && { ...operation.body, description: undefined }),
    credentials: credentialFacts(alternatives),
    ...{ constants: toJson(constants), absent: toJson(absent), failed: toJson(failed) },
    ...{ rateLimitReset: toJson(rateLimitReset), retired: retired ?? null },
  };
}

/** Without what is undefined, as it comes back from a file. */
const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null));

function serverFacts(server: Server | undefined): ServerFacts {
  const { url = "", required = false, variables = [] } = server ?? {};
  const defaults = variables.map((one) => [one.name, one.required ? null : one.default]);
  return { url, isExample: required, defaults: Object.fromEntries(defaults) };
}

/** How a parameter is checked and sent, without words about it. */
function parameterFacts({ description: _, example, default: usual, ...facts }: Parameter): Json {
  return toJson(facts);
}

/** How each credential is sent, by its options. Token URLs and scopes are facts of their own. */
function credentialFacts(alternatives: Model["alternatives"]): Readonly<Record<string, Json>> {
  const facts = alternatives.flat().map(({ description: _, options, ...part }) => {
    const { tokenUrl, scopes, ...sent } = { tokenUrl: "", scopes: [], ...part };
    return [options.join("` and `"), toJson(sent)] as const;
  });
  return Object.fromEntries(facts);
}
