import { afterEach, beforeEach } from "vitest";
import { type Leaver, tokenOption } from "../../support/leaver.ts";
import type { CredentialOptions, Provider } from "../../support/providers.ts";
import { createStage, type Stage } from "../../support/stage.ts";
import type { Host } from "./hosts/host.ts";
import type { CallResult, CallTask } from "./task.ts";

/** A platform before the mock server that plays a provider, anew for each test. */
export interface CallStage extends Leaver {
  readonly provider: Provider;
  readonly isBrowser: boolean;
  mock(): Stage["mock"];
  /** Where the platform finds the mock server. */
  origin(): string;
  host(): Host;
  /** Of a client, with the first credentials unless others are given. */
  options(credentials?: CredentialOptions): CallTask["options"];
  /** Makes a call on the platform, with the first credentials unless others are given. */
  call(given?: Partial<CallTask>, credentials?: CredentialOptions): Promise<CallResult>;
}

/** To be called inside a `describe`. */
export function createCallStage(
  provider: Provider,
  leaver: Leaver,
  isBrowser: boolean,
  host: () => Host,
): CallStage {
  const { slug } = provider;
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage(provider);
  });
  afterEach(() => stage.server.close());

  const origin = (): string => stage.server.url;
  const options = (
    credentials: CredentialOptions = stage.mock.credentials[0] ?? {},
  ): CallTask["options"] => ({
    ...{ baseUrl: stage.mock.baseUrl(origin()), ...credentials },
    ...tokenOption(credentials, stage.mock.tokenUrl(origin())),
  });
  return {
    ...{ provider, isBrowser, ...leaver },
    ...{ origin, host, mock: () => stage.mock },
    options,
    call: (given = {}, credentials) =>
      host().run({
        ...{ type: "call", slug, parameters: leaver.parameters, init: leaver.init, ...given },
        options: { ...options(credentials), ...given.options },
      }),
  };
}
