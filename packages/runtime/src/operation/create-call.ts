import type { OperationDefinition } from "../definition/operation-definition.ts";
import { errorNameOf, failer } from "../errors/create-error.ts";
import { cancellable } from "../platform/cancellable.ts";
import { unstored } from "../platform/fetch-once.ts";
import { makeRequest } from "../platform/make-request.ts";
import {
  createQuerySerializer,
  defaultPathSerializer,
  mergeHeaders,
} from "../platform/openapi-fetch.ts";
import { placeParameters } from "../request/place-parameters.ts";
import type { HeaderOptions } from "../types.ts";
import { dotSegment, hasDotSegment } from "../values/dot-segment.ts";
import { readValues } from "../values/read-values.ts";
import type { ValueDefinition } from "../values/value-definition.ts";
import type { Seal } from "./attempt.ts";
import { makeAttempts } from "./retry.ts";
import { readRetry } from "./retry-options.ts";
import type { Settings } from "./settings.ts";
import { sharedOptions } from "./shared-options.ts";

const serializeQuery = createQuerySerializer();
const joined = (parts: readonly unknown[]): string => parts.filter(Boolean).join("&");
const rule = "middleware may change headers and watch answers, nothing else";

/** One operation as a function of its parameters and of the options of a call. */
export type Call = (parameters: unknown, options: unknown) => Promise<unknown>;

/** An answer for middleware and openapi-fetch, whose body has been read. */
function copyOf(response: Response, text: string): Response {
  const { status, statusText, headers, url } = response;
  try {
    return Object.defineProperties(new Response(text || null, { status, headers }), {
      // A reason phrase may hold what the platform sends nobody, and must not hide the answer.
      statusText: { value: statusText },
      url: { value: url },
    });
  } catch {
    // Nobody can make one with the status 0 of a redirect that a browser hides.
    return response;
  }
}

/** @returns makes the function; one that is `dry` sends nothing and resolves with the request. */
export function createCall(
  settings: Settings,
  operation: OperationDefinition,
): (dry?: boolean) => Call {
  const { method, path } = operation;
  const { own } = settings;
  const definitions: Record<string, ValueDefinition> = {
    signal: {
      check: (value) =>
        !((value as AbortSignal)?.addEventListener && (value as AbortSignal).removeEventListener) &&
        "must be an AbortSignal",
    },
    ...sharedOptions(own),
  };

  return (dry) => async (given, callOptions) => {
    // One for each call, which knows its own errors by it.
    const fail = failer(settings, `: ${method} ${path}`);
    const options = readValues("option", callOptions, definitions, fail);
    const retry = readRetry(options.retry, fail, settings.retry);
    const params = placeParameters(given, operation.parameters, fail);
    // The one URL that the call may go to, in which nothing but the query is as the parser of URLs would have it.
    const target = defaultPathSerializer(
      settings.baseUrl + path,
      params.path as Record<string, unknown>,
    );
    // What is none in a value may be one beside the template's own dots.
    if (hasDotSegment(target.slice(settings.baseUrl.length))) throw fail(`the path ${dotSegment}`);
    const parts = [
      operation.query,
      serializeQuery(params.query),
      ...Object.values(params.written ?? {}),
    ];
    // RFC 3986 §3.4: a query has no brackets, though names may.
    const query = joined(parts).replace(/[[\]]/g, encodeURIComponent);
    const url = query ? target + new URL(`?${query}`, target).search : target;
    const [body = null, about] = operation.body?.write(params.body, fail) ?? [];

    /** Of what middleware made of the request, its headers are taken, after a look at the rest. */
    const seal = (request: Request): Seal => {
      if (request.method !== method || request.url !== url || request.body) throw fail(rule);
      return (signal, credentials, more = [], invalid = fail) => {
        const key = joined(more);
        const base = key ? new Request(`${url}${query ? "&" : "?"}${key}`, request) : request;
        const init = {
          // Said again: platforms take what is not said here from what every object inherits.
          method,
          headers: mergeHeaders(request.headers, own, about, credentials),
          // Middleware has not seen it, and can't have changed it.
          body,
          // Followed, a 303 turns a removal into a GET that looks like a success, and a 307 shows a key to another host.
          redirect: "manual",
          ...unstored(),
          signal,
        } as const;
        return makeRequest(base, init, invalid);
      };
    };

    const run = async (leave?: AbortSignal): Promise<unknown> => {
      let end: Promise<unknown> | undefined;
      const send = async (request: Request): Promise<Response> => {
        // Offboard alone decides what is sent again.
        if (end || dry) throw fail(rule);
        let copy!: Response;
        const timeout = (options.timeout as number | undefined) ?? settings.timeout;
        end = makeAttempts(
          settings,
          operation,
          fail,
          seal(request),
          timeout,
          retry,
          leave,
          (response, text) => {
            copy = copyOf(response, text);
          },
        );
        await end.catch((error) => {
          // An abort's reason can be any value, and openapi-fetch takes a falsy one for no error.
          if (!copy) throw error || new Error();
        });
        return copy;
      };
      // As the last middleware it answers itself: openapi-fetch calls neither fetch nor an onResponse then.
      const onRequest = ({ request }: { request: Request }): Response => {
        end = Promise.resolve(seal(request)(null));
        return new Response();
      };
      try {
        await settings.core.request(method, path, {
          params,
          pathSerializer: () => target,
          querySerializer: () => query,
          headers: options.headers && new Headers(options.headers as HeaderOptions),
          fetch: send,
          // openapi-fetch need not parse: the answer has been judged by then.
          parseAs: "stream",
          middleware: dry ? [{ onRequest }] : [],
        });
      } catch (error) {
        // Only a middleware and the platform's Request can have thrown what is not our own.
        const reasonOf = async (): Promise<never> => {
          if (fail.made.includes(error)) throw error;
          makeRequest(url, { method }, fail);
          throw fail(`a middleware threw ${errorNameOf(error)}`);
        };
        end ??= reasonOf();
      }
      // From here on nothing can be sent any more, whatever a middleware has kept for later.
      end ??= Promise.reject(fail(rule));
      return end;
    };
    return options.signal ? cancellable(options.signal as AbortSignal, run) : run();
  };
}
