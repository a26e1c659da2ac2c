import type { Model } from "./model.ts";
import { identifier, join, type Source, source } from "./source.ts";

/** What a client needs of the runtime: the rest of it stays out of a bundle. */
export function renderImports({ alternatives, servers: [server], operation }: Model): Source {
  const kinds = alternatives.flat().map(({ kind }) => kind);
  const checks = operation.parameters.map(({ definition }) => checksOf(definition));
  const needed: Record<string, boolean> = {
    all: checks.some(({ uuid, bounds }) => uuid && bounds !== undefined),
    bounds: checks.some(({ bounds }) => bounds !== undefined),
    clientCredentials: kinds.includes("clientCredentials"),
    createProviderClient: true,
    freeze: true,
    headerCredential: kinds.some((kind) => kind !== "clientCredentials"),
    isProviderError: true,
    serverUrl: (server?.variables.length ?? 0) > 0,
    uuid: checks.some(({ uuid }) => uuid),
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

type Definition = Model["operation"]["parameters"][number]["definition"];

/** The checks of a parameter's text that the runtime has, as the spec asks for them. */
export function checksOf({ format, pattern, minLength, maxLength, minimum, maximum }: Definition): {
  readonly uuid: boolean;
  readonly bounds: Readonly<Record<string, string | number | undefined>> | undefined;
} {
  const bounds = { pattern, minLength, maxLength, minimum, maximum };
  const bounded = Object.values(bounds).some((bound) => bound !== undefined);
  return { uuid: format === "uuid", bounds: bounded ? bounds : undefined };
}
