import type { Model } from "./model.ts";
import { namesInBody } from "./render-body.ts";
import { namesInParameters } from "./render-parameters.ts";
import { identifier, join, type Source, source } from "./source.ts";

/** What a client needs of the runtime: the rest of it stays out of a bundle. */
export function renderImports({ alternatives, servers: [server], operation }: Model): Source {
  const kinds = alternatives.flat().map(({ kind }) => kind);
  const used = [...namesInParameters(operation), ...namesInBody(operation.body)];
  const needed: Record<string, boolean> = {
    clientCredentials: kinds.includes("clientCredentials"),
    createProviderClient: true,
    freeze: true,
    headerCredential: kinds.some((kind) => kind !== "clientCredentials"),
    isProviderError: true,
    serverUrl: (server?.variables.length ?? 0) > 0,
    ...Object.fromEntries(used.map((name) => [name, true])),
  };
  const types = ["ClientOptions", "Credential", "Operation", "ProviderError", "TypedClient"];
  const values = Object.keys(needed).filter((name) => needed[name]);
  const sorted = [...types, ...values].sort(order).map((name) => {
    return types.includes(name) ? source`type ${identifier(name)}` : identifier(name);
  });
  return source`import {\n${join(sorted, ", ")} } from "@offboard/runtime";
import type { operations, paths } from "./schema.js";

export type { AttemptEvent, CallOptions, RetryOptions } from "@offboard/runtime";
export type { components, operations, paths } from "./schema.js";
`;
}

/** The order that Biome wants: by letters, a capital before its small letter. */
function order(a: string, b: string): number {
  const index = [...a].findIndex((character, position) => character !== b[position]);
  const [first = "", second = ""] = [a[index], b[index]];
  const [one, other] = [first.toLowerCase(), second.toLowerCase()];
  return one === other ? (first < second ? -1 : 1) : one < other ? -1 : 1;
}
