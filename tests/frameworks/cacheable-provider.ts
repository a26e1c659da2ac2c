import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A provider whose every answer may be kept by a cache. */
export interface CacheableProvider {
  readonly url: string;
  /** The methods of the requests since it was last asked, the token's without its path; and the names of their headers. */
  taken(): { readonly requests: readonly string[]; readonly headers: readonly string[] };
  close(): Promise<void>;
}

/** What the token URL gives. */
export const token = "token-that-must-be-on-no-disk";

/** @param withCors whether it lets pages call it. */
export async function startCacheableProvider(withCors = false): Promise<CacheableProvider> {
  const received: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    received.push(request.resume());
    const isToken = request.url === "/token";
    const body = isToken ? { access_token: token, token_type: "bearer", expires_in: 3600 } : {};
    const headers = {
      ...{ "content-type": "application/json", "cache-control": "max-age=600" },
      ...(withCors && { "access-control-allow-origin": "*" }),
    };
    response.writeHead(200, headers).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken() {
      const requests = received.splice(0);
      return {
        requests: requests.map(({ method, url }) => (url === "/token" ? "token" : (method ?? ""))),
        headers: [...new Set(requests.flatMap(({ headers }) => Object.keys(headers)))],
      };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
