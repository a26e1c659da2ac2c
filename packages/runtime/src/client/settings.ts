import type { Refuse } from "../errors/create-error.ts";
import { checkRetry, type Retry, readRetry } from "../operation/retry.ts";
import type { Clock } from "../platform/clock.ts";
import { fetchOnce } from "../platform/connection-failure.ts";
import { createClient, type FetchClient, mergeHeaders } from "../platform/openapi-fetch.ts";
import { urlProblem } from "../request/base-url.ts";
import {
  checkValues,
  milliseconds,
  readNames,
  type ValueDefinition,
  type Values,
} from "../request/values.ts";
import type { AttemptEvent, HeaderOptions } from "../types.ts";
import type { CredentialDefinition, ProviderDefinition } from "./provider-definition.ts";

/** What the calls of a client share: the definition of its provider, and its options, checked. */
export interface Settings extends ProviderDefinition {
  readonly timeout: number;
  readonly retry: Retry;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly onAttempt?: (event: AttemptEvent) => unknown;
  readonly baseUrl: string;
  /** The options as they were given. */
  readonly options: Values;
  /** The credentials among them, by the names of their options. */
  readonly sources: readonly (readonly [string, CredentialDefinition])[];
  readonly userAgent: string | undefined;
  readonly core: FetchClient;
  readonly clock: Clock;
}

/** The options that a client and a call have, where `own` are the headers that the client itself sets. */
export function sharedOptions(
  own: ProviderDefinition["own"],
): Readonly<Record<"headers" | "timeout" | "retry", ValueDefinition>> {
  return {
    headers: {
      check: (value) => {
        if (typeof (value as Iterator<unknown>)?.next === "function")
          return "can be read only once: make it an array";
        try {
          const headers = new Headers(value as HeaderOptions);
          // The platform writes `undefined` and `[object Object]` as they are called.
          const given = Array.isArray(value)
            ? value.map((pair) => pair[1])
            : Object.values(value as object);
          if (given.some((one) => typeof one !== "string")) throw new TypeError();
          // What says how a message is sent is the platform's (RFC 9110 §7.6.1, §10.1.1): Node refuses it.
          const names = Object.keys(own).concat(
            ...["expect", "keep-alive", "transfer-encoding", "upgrade"],
          );
          const name = names.find((name) => headers.has(name));
          return name && `can't set ${name}: the client or the platform does`;
        } catch {
          // The platform's message quotes the value.
          return "must be headers: texts, without a character that a header can't carry";
        }
      },
    },
    timeout: milliseconds,
    retry: { check: checkRetry },
  };
}

/** Checks the options of a client, static credentials included. Throws at once. */
export function readSettings(
  definition: ProviderDefinition,
  options: object,
  clock: Clock,
  refuse: Refuse,
): Settings {
  const { serverUrl, credentials, alternatives } = definition;
  for (const name of ["Request", "Response", "Headers", "AbortController"])
    if (!(name in globalThis))
      throw refuse(
        `needs the platform's ${name}. Where jsdom hides it, run this in the environment "node"`,
      );
  const definitions: Record<string, ValueDefinition> = {
    ...credentials,
    ...(serverUrl && { server: {} }),
    ...sharedOptions(definition.own),
    fetch: { type: "function" },
    onAttempt: { type: "function" },
    baseUrl: { check: urlProblem },
  };
  // Before the credentials are counted: one under a mistyped name is not missing.
  const copy = readNames("option", options, definitions, refuse);
  // Not for null: what was meant to be another place must not become production.
  if (copy.baseUrl === undefined)
    copy.baseUrl = serverUrl?.(copy.server, refuse) ?? definition.baseUrl ?? "";
  else if (copy.server !== undefined)
    throw refuse('takes "server" or "baseUrl", not both: each says where the provider is');
  const given = Object.entries(credentials).filter(([name]) => copy[name] !== undefined);
  const names = given.map(([name]) => name).join(", ");
  if (!alternatives.includes(names))
    throw refuse(`needs { ${alternatives.join(" } or { ")} }, but got { ${names} }`);
  const values = checkValues("option", copy, definitions, refuse);
  const baseUrl = new URL(values.baseUrl as string).href.replace(/\/+$/, "");
  // A browser has its own User-Agent: one that is set is dropped or fails the preflight.
  const userAgent = /^Mozilla/.test(globalThis.navigator?.userAgent)
    ? undefined
    : `offboard-${definition.provider}/${definition.version}`;
  return {
    timeout: 30_000,
    fetch: fetchOnce,
    ...values,
    ...definition,
    retry: readRetry(values.retry, refuse),
    clock,
    baseUrl,
    options: values,
    sources: given,
    userAgent,
    core: createClient({
      baseUrl,
      headers: mergeHeaders(
        { accept: definition.accept, "user-agent": userAgent },
        new Headers(values.headers as HeaderOptions),
      ),
    }) as FetchClient,
  };
}
