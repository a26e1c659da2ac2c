import type { InvalidRequest } from "../errors/create-error.ts";
import { entriesOf } from "../values/read-values.ts";

/** Makes the base URL from the client option `server`. */
export type ServerUrl = (given: unknown, invalid: InvalidRequest) => string;

/**
 * The first server of a spec, where its URL has variables: `{ region: { default: "eu", enum: ["eu", "us"] } }`.
 * One without a default has to be given.
 */
export function serverUrl(
  url: string,
  variables: Readonly<
    Record<string, { readonly default?: string; readonly enum?: readonly string[] }>
  >,
): ServerUrl {
  return (given, invalid) => {
    const entries = entriesOf("server variable", given, invalid);
    for (const [name] of entries) {
      if (!Object.hasOwn(variables, name))
        throw invalid(
          `"server" has no variable "${name}"; it has ${Object.keys(variables).join(", ")}`,
        );
    }
    // What was meant to be another place must not become production: a Map, say, has no entries of its own.
    if (given !== undefined && {}.toString.call(given) !== "[object Object]")
      throw invalid(`"server" must be an object of ${Object.keys(variables).join(", ")}`);
    const values: Record<string, unknown> = Object.fromEntries(entries);
    return url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const { default: standard, enum: allowed } = variables[name] ?? {};
      const value = values[name] === undefined ? standard : values[name];
      if (value === undefined) throw invalid(`needs "server.${name}", or "baseUrl"`);
      // One label of a host or one segment of a path: a dot, a slash or an @ would lead to another host.
      if (
        typeof value !== "string" ||
        !(allowed ? allowed.includes(value) : /^[\w-]+$/.test(value))
      )
        throw invalid(
          `"server.${name}" must be ${allowed?.join(" or ") ?? "letters, digits, - and _ only"}`,
        );
      return value;
    });
  };
}
