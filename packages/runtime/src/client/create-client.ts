import type { ProviderDefinition } from "../definition/provider-definition.ts";
import { type Fail, failer } from "../errors/create-error.ts";
import type { ApiError } from "../errors/error-types.ts";
import { createCall } from "../operation/create-call.ts";
import { type Clock, systemClock } from "../platform/clock.ts";
import type { CallOptions, ClientOptions, Result } from "../types.ts";
import { checkPlain, entriesOf } from "../values/read-values.ts";
import { readSettings } from "./read-settings.ts";

interface TypedInit extends CallOptions {
  readonly params?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  body?: unknown;
}

/**
 * Makes the client of a provider from what the generator knows of it.
 *
 * @param clock the system's, where it is left out.
 * @throws {InvalidRequestError} at once, where an option or a static credential can't be used.
 */
export function createProviderClient<Client>(
  definition: ProviderDefinition,
  options: ClientOptions,
  clock: Clock = systemClock,
): Client {
  const newFail = (): Fail => failer(definition, " client");
  const settings = readSettings(definition, options, clock, newFail());
  const client: Record<string, unknown> = {
    use: settings.core.use,
    eject: settings.core.eject,
  };
  for (const [operationId, operation] of Object.entries(definition.operations)) {
    const call = createCall(settings, operation);
    client[operationId] = Object.assign(call(), { request: call(true) });
    client[operation.method] = async (path: string, init?: TypedInit) => {
      const fail = newFail();
      if (path !== operation.path) throw fail(`has no such path; it has ${operation.path}`);
      checkPlain("option", init, fail);
      const { params, ...callOptions }: TypedInit = Object.fromEntries(
        entriesOf("option", init, fail),
      );
      // Names are unique over the places, so that one object holds them all.
      const parameters: Record<string, unknown> = {};
      operation.body?.take(callOptions, parameters, fail);
      for (const [place, part] of entriesOf("parameter", params, fail)) {
        checkPlain("parameter", part, fail);
        for (const [name, value] of entriesOf("parameter", part, fail)) {
          // What is always sent may be named, with the one value that it has.
          const constant =
            place === "query"
              ? new URLSearchParams(operation.query).get(name)
              : definition.own[name.toLowerCase()];
          if (Object(value) !== value && constant === String(value)) continue;
          // In a place that is not its own, a name is unknown: it must not replace the one in the path.
          const known = place !== "body" && operation.parameters[name]?.in === place;
          parameters[known ? name : `${place}.${name}`] = value;
        }
      }
      try {
        const { data, response } = (await call()(parameters, callOptions)) as Result<unknown>;
        return { data, response };
      } catch (error) {
        // An abort's reason may look like an answer: the error of another call.
        if (error === callOptions.signal?.reason) throw error;
        const { status, outcome, body, response } = Object(error) as ApiError;
        // A 403 after an attempt that may have removed the member says too little.
        const isTold = status > 499 || status === 408 || outcome === "refused";
        // And a body such as `null` or `false` would pass for no error in `if (error)`.
        if (isTold && status >= 400 && body) return { error: body, response };
        throw error;
      }
    };
  }
  // The one cast of the package: the generator writes the definition and the client's type from one spec.
  return client as Client;
}
