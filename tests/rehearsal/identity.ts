import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands in for GitHub, which tells a job's identity to whom the job names. */
export interface Identity {
  /** Whom it was told to. */
  readonly audiences: readonly string[];
  /** What a job with `id-token: write` has in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Its tokens prove nothing, so that nothing is signed with them. */
export async function startIdentity(): Promise<Identity> {
  const audiences: string[] = [];
  const server = createServer(({ url = "/" }, response) => {
    audiences.push(new URL(url, "http://identity").searchParams.get("audience") ?? "");
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ value: "e30.e30.e30" }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    audiences,
    environment: {
      ...{ CI: "true", GITHUB_ACTIONS: "true", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "any" },
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/?job=publish`,
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
