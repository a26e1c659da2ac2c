import type { OperationDefinition } from "../definition/operation-definition.ts";
import type { ProviderDefinition } from "../definition/provider-definition.ts";
import { errorFactory } from "../errors/create-error.ts";
import type { ApiError } from "../errors/error-types.ts";
import type { Call } from "../operation/create-call.ts";
import type { CallOptions, Result } from "../types.ts";
import { entriesOf, plainEntriesOf } from "../values/read-values.ts";

interface TypedInit extends CallOptions {
  readonly params?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  body?: unknown;
}

/** Makes openapi-fetch's form of a call, such as `DELETE(path, { params })`, from an operation's own call. */
export function createTypedCall(
  definition: ProviderDefinition,
  operation: OperationDefinition,
  call: Call,
): (path: string, init?: TypedInit) => Promise<unknown> {
  return async (path, init) => {
    const fail = errorFactory(definition, " client");
    if (path !== operation.path) throw fail(`has no such path; it has ${operation.path}`);
    const { params, ...callOptions }: TypedInit = Object.fromEntries(
      plainEntriesOf("option", init, fail),
    );
    // One object holds the parameters of all places, since no two have the same name.
    const parameters: Record<string, unknown> = {};
    operation.body?.read(callOptions, parameters, fail);
    for (const [place, named] of entriesOf("parameter", params, fail)) {
      for (const [name, value] of plainEntriesOf("parameter", named, fail)) {
        // A caller may name what is always sent, with the one value that it has.
        const constant =
          place === "query"
            ? new URLSearchParams(operation.query).get(name)
            : definition.own[name.toLowerCase()];
        if (Object(value) !== value && constant === String(value)) continue;
        // In another place than its own, a name is unknown: it must not replace the one in the path.
        const isKnown = place !== "body" && operation.parameters[name]?.in === place;
        parameters[isKnown ? name : `${place}.${name}`] = value;
      }
    }
    try {
      const { data, response } = (await call(parameters, callOptions)) as Result<unknown>;
      return { data, response };
    } catch (error) {
      // The reason of an abort may be the error of another call.
      if (error === callOptions.signal?.reason) throw error;
      const { status, outcome, body, response } = Object(error) as ApiError;
      // After an attempt that may have removed the member, a 403 alone would say too little.
      const saysAll = status > 499 || status === 408 || outcome === "refused";
      // A body such as `null` or `false` would look like no error in `if (error)`.
      if (saysAll && status >= 400 && body) return { error: body, response };
      throw error;
    }
  };
}
