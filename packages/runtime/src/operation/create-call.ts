import type { OperationDefinition } from "../definition/operation-definition.ts";
import { errorFactory, errorNameOf } from "../errors/create-error.ts";
import { cancellable } from "../platform/cancellable.ts";
import { noStore } from "../platform/fetch-once.ts";
import { makeRequest } from "../platform/make-request.ts";
import { mergeHeaders } from "../platform/openapi-fetch.ts";
import type { HeaderOptions } from "../types.ts";
import { readValues } from "../values/read-values.ts";
import type { ValueDefinition } from "../values/value-definition.ts";
import type { FinishRequest } from "./call-context.ts";
import { joinQuery, prepareRequest } from "./prepare-request.ts";
import { makeAttempts } from "./retry.ts";
import { readRetry } from "./retry-options.ts";
import type { Settings } from "./settings.ts";
import { sharedOptions } from "./shared-options.ts";

const middlewareRule = "middleware may change headers and watch answers, nothing else";

/** One operation as a function of its parameters and of the options of a call. */
export type Call = (parameters: unknown, options: unknown) => Promise<unknown>;

/** A copy of an answer whose body has been read: for middleware and openapi-fetch. */
function copyResponse(response: Response, text: string): Response {
  const { status, statusText, headers, url } = response;
  try {
    return Object.defineProperties(new Response(text || null, { status, headers }), {
      // A constructor may refuse the reason phrase that a server sent. That must not hide the answer.
      statusText: { value: statusText },
      url: { value: url },
    });
  } catch {
    // No constructor makes a Response with status 0, which a browser gives a redirect that it hides.
    return response;
  }
}

/** @returns makes the function. In a dry run, that function sends nothing and resolves with the request. */
export function createCall(
  settings: Settings,
  operation: OperationDefinition,
): (isDryRun?: boolean) => Call {
  const { method, path } = operation;
  const { own: fixedHeaders, baseUrl } = settings;
  const definitions: Record<string, ValueDefinition> = {
    signal: {
      check: (value) =>
        !((value as AbortSignal)?.addEventListener && (value as AbortSignal).removeEventListener) &&
        "must be an AbortSignal",
    },
    ...sharedOptions(fixedHeaders),
  };

  return (isDryRun) => async (given, callOptions) => {
    // One for each call, so that a call knows its own errors.
    const fail = errorFactory(settings, `: ${method} ${path}`);
    const options = readValues("option", callOptions, definitions, fail);
    const retry = readRetry(options.retry, fail, settings.retry);
    const attemptTimeout = (options.timeout as number | undefined) ?? settings.timeout;
    const [params, url, body, bodyHeaders] = prepareRequest(given, operation, baseUrl, fail);

    /** Takes the headers of the request that middleware returned, and refuses any other change. */
    const finishWith = (request: Request): FinishRequest => {
      if (request.method !== method || request.url !== url || request.body)
        throw fail(middlewareRule);
      return (signal, credentials, queryCredentials = [], invalid = fail) => {
        const key = joinQuery(queryCredentials);
        const base = key ? new Request(url + (/\?/.test(url) ? "&" : "?") + key, request) : request;
        const init = {
          // Platforms take what is not said here from Object.prototype.
          method,
          headers: mergeHeaders(request.headers, fixedHeaders, bodyHeaders, credentials),
          // Added after middleware, which can't see or change it.
          body,
          // Followed, a 303 would turn a removal into a GET that looks like a success, and a 307 would show a
          // key to another host.
          redirect: "manual",
          ...noStore(),
          signal,
        } as const;
        return makeRequest(base, init, invalid);
      };
    };

    const run = async (signal?: AbortSignal): Promise<unknown> => {
      let outcome: Promise<unknown> | undefined;
      const send = async (request: Request): Promise<Response> => {
        // Middleware must not send a second time. Only Offboard repeats a request.
        if (outcome || isDryRun) throw fail(middlewareRule);
        let copy!: Response;
        outcome = makeAttempts(
          { ...settings, ...operation, fail, attemptTimeout, retry, signal },
          finishWith(request),
          (response, text) => {
            copy = copyResponse(response, text);
          },
        );
        await outcome.catch((error) => {
          // A falsy reason of an abort would be no error to openapi-fetch.
          if (!copy) throw error || new Error();
        });
        return copy;
      };
      // The last middleware. It answers itself, so that openapi-fetch calls neither fetch nor an onResponse.
      const onRequest = ({ request }: { request: Request }): Response => {
        outcome = Promise.resolve(finishWith(request)(null));
        return new Response();
      };
      try {
        await settings.core.request(method, path, {
          params,
          pathSerializer: () => url,
          querySerializer: () => "",
          headers: options.headers && new Headers(options.headers as HeaderOptions),
          fetch: send,
          // The answer has been read and judged by then.
          parseAs: "stream",
          middleware: isDryRun ? [{ onRequest }] : [],
        });
      } catch (error) {
        // Only a middleware and the platform's Request can throw an error that is not ours.
        const reasonOf = async (): Promise<never> => {
          if (fail.errors.includes(error)) throw error;
          makeRequest(url, { method }, fail);
          throw fail(`a middleware threw ${errorNameOf(error)}`);
        };
        outcome ??= reasonOf();
      }
      // Set even where nothing was sent, so that a middleware that kept `fetch` can't send later.
      outcome ??= Promise.reject(fail(middlewareRule));
      return outcome;
    };
    return options.signal ? cancellable(options.signal as AbortSignal, run) : run();
  };
}
