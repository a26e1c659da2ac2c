import type { ProviderDefinition } from "../definition/provider-definition.ts";
import type { HeaderOptions } from "../types.ts";
import { milliseconds, type ValueDefinition } from "../values/value-definition.ts";
import { checkRetry } from "./retry-options.ts";

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
