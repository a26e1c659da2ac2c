import { attempter } from "./attempt.ts";
import { cancellable } from "./cancel.ts";
import type { OperationDefinition, ProviderDefinition } from "./definition.ts";
import { failer, isOffboardError, refuser } from "./errors.ts";
import { createQuerySerializer, type FetchClient, mergeHeaders } from "./openapi-fetch.ts";
import { checkHeaders, checkTimeout, readNames, type Settings } from "./options.ts";
import { type Params, placeParameters } from "./parameters.ts";

const rule = "middleware may change headers and watch answers, and nothing else";

/** One operation as a function; with `dry` it sends nothing and resolves with the request. */
export type Call = (parameters: unknown, options: unknown, dry?: boolean) => Promise<unknown>;

export function createCall(
  definition: ProviderDefinition,
  settings: Settings,
  core: FetchClient,
  operation: OperationDefinition,
): Call {
  const { method, path: template, headers: always } = operation;
  const { reserved } = settings;
  const fail = failer(definition.provider, `${definition.title}: ${method} ${template}`);
  const refuse = refuser(fail);
  const attempt = attempter(definition, settings, operation, fail);

  /** The one URL that a call may go to. */
  const buildUrl = ({ path, query }: Params): string => {
    const url =
      settings.baseUrl +
      template.replace(/{([^{}]+)}/g, (_, name) => encodeURIComponent(path[name] as string));
    // Whatever slipped through the checks of the parameters: a URL that its parser changes is another URL.
    if (new URL(url).href !== url) throw refuse("a parameter would change the path of the URL");
    const search = createQuerySerializer()(query);
    return search ? new URL(`${url}?${search}`).href : url;
  };

  /** Of what middleware made of the request, its headers are taken, after a look at the rest. */
  const afterMiddleware = (request: Request, url: string): Request => {
    if (request.method !== method || request.url !== url || request.body) throw refuse(rule);
    const headers = new Headers(request.headers);
    for (const name of reserved) headers.delete(name);
    // Followed, a 303 turns a removal into a GET that looks like a success, and a 307 shows a key to another host.
    return new Request(request, { headers: mergeHeaders(headers, always), redirect: "manual" });
  };

  return async (given, callOptions, dry) => {
    const options = readNames(callOptions, ["signal", "timeout", "headers"], refuse);
    const signal = options.signal as AbortSignal | undefined;
    if (signal && !signal.addEventListener) throw refuse('"signal" must be an AbortSignal');
    const timeout = checkTimeout(options.timeout ?? settings.timeout, refuse);
    const own = checkHeaders(options.headers, reserved, refuse);
    const params = placeParameters(given, operation, refuse);
    const url = buildUrl(params);

    return cancellable(signal, undefined, async (leave) => {
      let end: Promise<unknown> | undefined;
      const send = async (request: Request): Promise<Response> => {
        // Offboard alone decides what is sent again.
        if (end || dry) throw refuse(rule);
        let copy: Response | undefined;
        end = attempt(afterMiddleware(request, url), timeout, leave, 1, (response) => {
          if (core.watched) copy = response.clone();
          return copy;
        });
        await end.catch((error) => {
          // An abort's reason can be any value, and openapi-fetch takes a falsy one for no error.
          if (!copy || !error?.status) throw error || new Error();
        });
        return copy ?? new Response();
      };
      // As the last middleware it answers itself: openapi-fetch calls neither fetch nor an onResponse then.
      const onRequest = ({ request }: { request: Request }): Response => {
        end = Promise.resolve(afterMiddleware(request, url));
        return new Response();
      };
      try {
        await core.request(method, template, {
          params,
          headers: own,
          redirect: "manual",
          fetch: send,
          pathSerializer: () => url,
          querySerializer: () => "",
          // openapi-fetch need not parse: the answer has been judged by then.
          parseAs: "stream",
          middleware: dry ? [{ onRequest }] : [],
        });
      } catch (error) {
        if (!end)
          throw isOffboardError(error)
            ? error
            : refuse(`a middleware threw ${(error as Error)?.name}`);
      }
      if (!end) throw refuse(rule);
      return end;
    });
  };
}
