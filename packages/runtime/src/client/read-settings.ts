import type { ProviderDefinition } from "../definition/provider-definition.ts";
import type { InvalidRequest } from "../errors/create-error.ts";
import { readRetry } from "../operation/retry-options.ts";
import type { Settings } from "../operation/settings.ts";
import { sharedOptions } from "../operation/shared-options.ts";
import type { Clock } from "../platform/clock.ts";
import { fetchOnce } from "../platform/fetch-once.ts";
import { createClient, type FetchClient, mergeHeaders } from "../platform/openapi-fetch.ts";
import { urlProblem } from "../request/base-url.ts";
import type { HeaderOptions } from "../types.ts";
import { checkValues, readNames } from "../values/read-values.ts";
import type { ValueDefinition } from "../values/value-definition.ts";

/** Checks the options of a client, static credentials included. Throws at once. */
export function readSettings(
  definition: ProviderDefinition,
  options: object,
  clock: Clock,
  invalid: InvalidRequest,
): Settings {
  const { serverUrl, credentials, alternatives } = definition;
  for (const name of ["Request", "Response", "Headers", "AbortController"])
    if (!(name in globalThis))
      throw invalid(
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
  // Unknown names are refused first, so that a mistyped credential is not reported as a missing one.
  const copy = readNames("option", options, definitions, invalid);
  // `null` does not stand for the default: a wrong option must not lead to production.
  if (copy.baseUrl === undefined)
    copy.baseUrl = serverUrl?.(copy.server, invalid) ?? definition.baseUrl ?? "";
  else if (copy.server !== undefined)
    throw invalid('takes "server" or "baseUrl", not both: each says where the provider is');
  const credentialsInUse = Object.entries(credentials).filter(([name]) => copy[name] !== undefined);
  const names = credentialsInUse.map(([name]) => name).join(", ");
  if (!alternatives.includes(names))
    throw invalid(`needs { ${alternatives.join(" } or { ")} }, but got { ${names} }`);
  const values = checkValues("option", copy, definitions, invalid);
  const baseUrl = new URL(values.baseUrl as string).href.replace(/\/+$/, "");
  // A browser drops a User-Agent that a program sets, or fails the preflight.
  const userAgent = /^Mozilla/.test(globalThis.navigator?.userAgent)
    ? undefined
    : `offboard-${definition.provider}/${definition.version}`;
  return {
    timeout: 30_000,
    fetch: fetchOnce,
    ...values,
    ...definition,
    retry: readRetry(values.retry, invalid),
    clock,
    baseUrl,
    options: values,
    credentialsInUse,
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
