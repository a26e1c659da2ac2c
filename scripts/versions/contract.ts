import { readResponses } from "../generate/model/responses.ts";
import { type DocumentNode, isMapping, rootNode } from "../openapi/document-node.ts";
import { parametersOf } from "../openapi/merged-parameters.ts";
import { operationsOf } from "../openapi/operations.ts";
import type { Json } from "../system/json.ts";

/**
 * What users rely on beside the types: where a call goes, what it destroys, what is sent and how an answer is
 * read. Read from a package's `openapi.json`, without descriptions and examples.
 */
export interface Contract {
  readonly operations: readonly OperationFacts[];
  readonly server: ServerFacts;
  readonly tokenUrls: readonly string[];
  readonly removes: string;
  readonly reversible: boolean;
  /** By place and name. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly body: Json;
  readonly security: Json;
  readonly schemes: Json;
  /** What a success must contain. */
  readonly constants: Json;
  readonly absent: Json;
  readonly failed: Json;
  readonly rateLimitReset: Json;
  /** Why the provider is retired; null where it is not. */
  readonly retired: string | null;
}

/** The first server. */
export interface ServerFacts {
  readonly url: string;
  /** Whether its URL is an example only. */
  readonly isExample: boolean;
  /** The defaults of its variables; null for one that has to be given. */
  readonly defaults: Readonly<Record<string, string | null>>;
}

export interface OperationFacts {
  readonly id: string;
  /** In capitals, as the client's typed call is named. */
  readonly method: string;
  readonly path: string;
  /** `204`, `4XX`, `default`. */
  readonly statuses: readonly string[];
}

type Mapping = Readonly<Record<string, unknown>>;

/** @param document a spec that the generator has checked. */
export function readContract(document: unknown): Contract {
  const root = mapping(document);
  const at = (...path: readonly string[]): unknown =>
    path.reduce<unknown>((value, key) => mapping(value)[key], root);
  const found = operationsOf(rootNode(root));
  const operation = mapping(found[0]?.value);
  const removal = mapping(operation["x-removal"]);
  const strip = (value: unknown): Json => withoutTexts(value, root);
  const parameters = (found[0] ? parametersOf(found[0]) : [])
    .map(({ value }) => mapping(strip(value)))
    .map((parameter) => [`${parameter.in} ${parameter.name}`, parameter as Json] as const);
  const schemes = Object.values(mapping(at("components", "securitySchemes"))).map(mapping);
  return {
    operations: found.map(factsOf),
    server: readServer(mapping(list(root.servers)[0])),
    tokenUrls: schemes.flatMap(({ flows }) =>
      Object.values(mapping(flows)).map((flow) => String(mapping(flow).tokenUrl)),
    ),
    ...{ removes: String(removal.removes), reversible: removal.reversible === true },
    parameters: Object.fromEntries(parameters),
    body: strip(operation.requestBody),
    ...{ security: strip(operation.security ?? root.security) },
    schemes: withoutTexts(at("components", "securitySchemes"), root, true),
    constants: found
      .flatMap((node) => readResponses(node, () => {}).constants)
      .map((one) => ({ ...one })),
    ...{ absent: strip(removal.absent), failed: strip(removal.failed) },
    rateLimitReset: strip(root["x-rate-limit-reset"]),
    retired: typeof root["x-retired"] === "string" ? root["x-retired"] : null,
  };
}

function readServer(server: Mapping): ServerFacts {
  const defaults = Object.entries(mapping(server.variables)).map(([name, variable]) => {
    const { default: value, "x-required": isGiven } = mapping(variable);
    return [name, isGiven === true ? null : String(value)] as const;
  });
  return {
    ...{ url: String(server.url), isExample: server["x-required"] === true },
    defaults: Object.fromEntries(defaults),
  };
}

function factsOf({ path: [, path, method], value }: DocumentNode): OperationFacts {
  const { operationId, responses } = mapping(value);
  return {
    ...{ id: String(operationId), method: String(method).toUpperCase(), path: String(path) },
    statuses: Object.keys(mapping(responses)),
  };
}

const texts = new Set(["description", "summary", "example", "examples", "title", "externalDocs"]);

/** What is left where descriptions and examples are taken away and references are followed; null for nothing. */
function withoutTexts(value: unknown, root: Mapping, isNames = false): Json {
  if (Array.isArray(value)) return value.map((item) => withoutTexts(item, root));
  if (!isMapping(value)) return (value ?? null) as Json;
  const { $ref } = value;
  if (typeof $ref === "string" && !isNames) {
    const path = $ref.split("/").slice(1);
    return withoutTexts(
      path.reduce<unknown>((found, key) => mapping(found)[key], root),
      root,
    );
  }
  // A property may be called `description`.
  const kept = Object.entries(value).filter(([key]) => isNames || !texts.has(key));
  const areNames = (key: string) => !isNames && key === "properties";
  return Object.fromEntries(
    kept.map(([key, item]) => [key, withoutTexts(item, root, areNames(key))]),
  );
}

function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
