import type { ProviderDefinition } from "../definition/provider-definition.ts";
import { errorFactory } from "../errors/create-error.ts";
import { createCall } from "../operation/create-call.ts";
import { type Clock, systemClock } from "../platform/clock.ts";
import type { ClientOptions } from "../types.ts";
import { createTypedCall } from "./create-typed-call.ts";
import { readSettings } from "./read-settings.ts";

/**
 * Makes the client of a provider from its generated definition.
 *
 * @param clock a test's clock. Default: the system's.
 * @throws {InvalidRequestError} at once, where an option or a static credential can't be used.
 */
export function createProviderClient<Client>(
  definition: ProviderDefinition,
  options: ClientOptions,
  clock: Clock = systemClock,
): Client {
  const settings = readSettings(definition, options, clock, errorFactory(definition, " client"));
  const { use, eject } = settings.core;
  const client: Record<string, unknown> = { use, eject };
  for (const [operationId, operation] of Object.entries(definition.operations)) {
    const call = createCall(settings, operation);
    client[operationId] = Object.assign(call(), { request: call(true) });
    client[operation.method] = createTypedCall(settings, operation, call());
  }
  // The only cast of the package. The generator writes the definition and the client's type from one spec.
  return client as Client;
}
