import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A server with CORS in front of one without, for what a page calls. */
export interface CorsProxy {
  readonly url: string;
  /** The names that preflights asked for in Access-Control-Request-Headers, in lower case. */
  readonly preflightHeaders: ReadonlySet<string>;
  close(): Promise<void>;
}

const shown = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };

/** The Fetch standard §3.2.3; `*` would not stand for `Authorization`. */
export function allowed(names: string): Record<string, string> {
  return {
    ...shown,
    "access-control-allow-headers": names,
    "access-control-allow-methods": "DELETE, PATCH, POST, PUT",
    // Each call asks anew, so that each is seen.
    "access-control-max-age": "0",
  };
}

/** Hands everything on as it comes, also how it breaks off. */
export async function startCorsProxy(target: string): Promise<CorsProxy> {
  const preflightHeaders = new Set<string>();
  const server = createServer((given, response) => {
    const { method, url, headers } = given;
    if (method === "OPTIONS") {
      const names = String(headers["access-control-request-headers"] ?? "");
      for (const name of names.split(",")) preflightHeaders.add(name.trim());
      response.writeHead(204, allowed(names)).end();
      return;
    }
    const options = { method, headers: headers as IncomingHttpHeaders, agent: false };
    const forward = request(new URL(url ?? "", target), options, (answer: IncomingMessage) => {
      response.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...shown });
      answer.on("error", () => response.destroy()).pipe(response);
    });
    forward.on("error", () => response.destroy());
    response.on("close", () => forward.destroy());
    given.pipe(forward);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    preflightHeaders,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
