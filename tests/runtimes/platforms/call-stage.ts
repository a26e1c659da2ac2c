import { afterEach, beforeEach } from "vitest";
import { isExchanged } from "../../support/credentials.ts";
import { valuesOf } from "../../support/parameters.ts";
import type { CredentialOptions, Provider, Values } from "../../support/providers.ts";
import { createStage, type Person, personOf, type Stage } from "../../support/stage.ts";
import { type CorsProxy, startCorsProxy } from "./cors-proxy.ts";
import type { Host } from "./host.ts";
import type { CallResult, CallTask } from "./task.ts";

/** A platform before the mock server that plays a provider, anew for each test. */
export interface CallStage extends Person {
  readonly provider: Provider;
  readonly isBrowser: boolean;
  readonly values: Values;
  mock(): Stage["mock"];
  /** Where the platform finds the mock server; for a browser, with CORS. */
  origin(): string;
  /** Only before a browser. */
  proxy(): CorsProxy | undefined;
  /** Makes a call on the platform, with the first credentials unless others are given. */
  call(given?: Partial<CallTask>, credentials?: CredentialOptions): Promise<CallResult>;
}

/** To be called inside a `describe`. */
export function createCallStage(
  provider: Provider,
  isBrowser: boolean,
  host: () => Host,
): CallStage {
  const { operation, slug, document } = provider;
  const values = valuesOf(operation, "all");
  let stage: Stage;
  let proxy: CorsProxy | undefined;
  beforeEach(async () => {
    stage = await createStage(provider);
    if (isBrowser) proxy = await startCorsProxy(stage.server.url);
  });
  afterEach(() => Promise.all([proxy?.close(), stage.server.close()]));

  const origin = (): string => proxy?.url ?? stage.server.url;
  return {
    ...{ provider, isBrowser, values, ...personOf(provider, values) },
    ...{ origin, mock: () => stage.mock, proxy: () => proxy },
    async call(given = {}, credentials = stage.mock.credentials[0] ?? {}) {
      const options = {
        ...{ baseUrl: stage.mock.baseUrl(origin()), ...credentials, ...given.options },
        ...(isExchanged(document, credentials) && { tokenUrl: stage.mock.tokenUrl(origin()) }),
      };
      return host().run({ type: "call", slug, parameters: values, ...given, options });
    },
  };
}
