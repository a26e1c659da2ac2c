import { checkBaseUrl } from "./base-url.ts";
import { type CredentialSource, credentialSources } from "./credentials.ts";
import type { ProviderDefinition } from "./definition.ts";
import type { Refuse } from "./errors.ts";
import { mergeHeaders } from "./openapi-fetch.ts";
import type { AttemptEvent } from "./typed-client.ts";

/** The options of a client, checked. */
export interface Settings {
  readonly baseUrl: string;
  readonly timeout: number;
  readonly headers: Headers;
  readonly sources: readonly CredentialSource[];
  readonly send: (request: Request) => Promise<Response>;
  readonly onAttempt: ((event: AttemptEvent) => unknown) | undefined;
  /** The headers that are the client's own, in lower case: credentials, and what the spec sends always. */
  readonly reserved: readonly string[];
}

/** Options by name, of a client or of a call, as they came from a program that may not be typed. */
export type Options = Readonly<Record<string, unknown>>;

/** Copies options; refuses those that do not exist here, among them any that would switch a guard off. */
export function readNames(given: unknown, known: readonly string[], refuse: Refuse): Options {
  const options = { ...(given as object) };
  for (const name in options) {
    if (!known.includes(name))
      throw refuse(`has no option ${JSON.stringify(name)}; it has ${known.join(", ")}`);
  }
  return options;
}

/** A time-out in milliseconds; setTimeout takes a longer one than 2^31 - 1 for none at all. */
export function checkTimeout(value: unknown, refuse: Refuse): number {
  if (typeof value !== "number" || !(value > 0 && value < 2 ** 31))
    throw refuse('"timeout" must be a number of milliseconds, above 0 and below 2^31');
  return value;
}

/** Headers of the caller, none of which may be one that the client itself sets. */
export function checkHeaders(given: unknown, reserved: readonly string[], refuse: Refuse): Headers {
  let headers: Headers;
  try {
    headers = new Headers(given as Record<string, string>);
  } catch {
    // The platform's message quotes the value.
    throw refuse('"headers" has a character that a header can\'t carry');
  }
  for (const name of reserved) {
    if (headers.has(name)) throw refuse(`"headers" can't set ${name}: the client does`);
  }
  return headers;
}

/** Checks the options of a client, static credentials included. Throws at once. */
export function readOptions(
  definition: ProviderDefinition,
  given: object,
  refuse: Refuse,
): Settings {
  const { credentials, operations, baseUrl } = definition;
  const all = credentials.flat();
  const names = all.flatMap(({ options, optional = [] }) => [...options, ...optional]);
  if (typeof baseUrl === "function") names.push("server");
  const options = readNames(
    given,
    [...names, "baseUrl", "fetch", "headers", "timeout", "onAttempt"],
    refuse,
  );
  for (const name of ["fetch", "onAttempt"]) {
    if (typeof (options[name] ?? refuse) !== "function")
      throw refuse(`"${name}" must be a function`);
  }
  // A browser has its own User-Agent: one that is set is dropped or fails the preflight.
  const browser = globalThis.navigator?.userAgent?.startsWith("Mozilla/");
  const userAgent: Record<string, string> = browser ? {} : { "user-agent": definition.userAgent };
  const reserved = [
    ...all.map(({ header }) => header),
    ...Object.values(operations).flatMap(({ headers }) => Object.keys(headers ?? {})),
  ];
  const fetch = options.fetch as Settings["send"] | undefined;
  const send = (request: Request): Promise<Response> => (fetch ?? globalThis.fetch)(request);
  return {
    baseUrl: checkBaseUrl(
      "baseUrl",
      options.baseUrl ??
        (typeof baseUrl === "function" ? baseUrl(options.server, refuse) : baseUrl),
      refuse,
    ),
    timeout: checkTimeout(options.timeout ?? 30_000, refuse),
    headers: mergeHeaders(
      { accept: definition.accept },
      userAgent,
      checkHeaders(options.headers, reserved, refuse),
    ),
    sources: credentialSources(credentials, { options, userAgent, send, refuse }),
    send,
    onAttempt: options.onAttempt as Settings["onAttempt"],
    reserved,
  };
}
