import type { Model } from "../../model/model.ts";
import { identifier, join, type Source, source } from "../source-code.ts";
import { namesInBody } from "./render-body.ts";
import { hasVariables } from "./render-options.ts";
import { namesInParameters } from "./render-parameters.ts";

/** What a client needs of the runtime: the rest of it stays out of a bundle. */
export function renderImports(model: Model): Source {
  const { alternatives, servers, operation } = model;
  const kinds = alternatives.flat().map(({ kind }) => kind);
  const used = [...namesInParameters(operation.parameters), ...namesInBody(operation.body)];
  const needed: Record<string, boolean> = {
    basicCredential: kinds.includes("basicKey"),
    basicCredentials: kinds.includes("basic"),
    clientCredentials: kinds.includes("clientCredentials"),
    cookieCredential: kinds.includes("cookie"),
    createProviderClient: true,
    freeze: true,
    headerCredential: kinds.includes("header") || kinds.includes("accessToken"),
    isProviderError: true,
    queryCredential: kinds.includes("query"),
    serverUrl: hasVariables(servers[0]),
    ...Object.fromEntries(used.map((name) => [name, true])),
  };
  const types = [
    ...["ClientOptions", ...(kinds.length > 0 ? ["Credential"] : [])],
    ...["Operation", "OperationFacts", "ProviderError", "TypedClient"],
  ];
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
