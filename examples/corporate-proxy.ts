import { rootCertificates } from "node:tls";
import { type CalComClient, type CalComClientOptions, createCalComClient } from "@offboard/cal-com";
import { Dispatcher1Wrapper, ProxyAgent } from "undici";

/**
 * Calls through a proxy.
 *
 * @param proxy its URL, with user and password if it asks for them.
 * @param authority the company's certificate authority as PEM, if the proxy opens TLS and signs with it.
 */
export function createProxiedClient(
  options: CalComClientOptions,
  proxy: string,
  authority?: string,
): CalComClient {
  const ca = authority === undefined ? rootCertificates : [...rootCertificates, authority];
  // The wrapper is for the fetch of Node 22 and 24, which is an older undici.
  const dispatcher = new Dispatcher1Wrapper(
    new ProxyAgent({ uri: proxy, requestTls: { ca: [...ca] } }),
  );
  return createCalComClient({
    ...options,
    fetch: (request) => fetch(request, { dispatcher } as RequestInit),
  });
}
