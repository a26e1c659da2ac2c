import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { createAuthority } from "../../packages/runtime/test/support/certificate.ts";

/** A package as a registry gives it. */
export interface Packed {
  readonly name: string;
  readonly version: string;
  readonly tarball: Uint8Array;
}

/** Nobody has such a name (RFC 2606 §2): only the proxy leads there. */
const host = "registry.invalid";

/** A company's network: the registry is behind its proxy, and the proxy's certificate authority vouches for it. */
export interface Network {
  /** Of the registry behind the proxy. */
  readonly registry: string;
  /** The same without TLS, on loopback, which the proxy refuses to connect to, as such proxies do. */
  readonly loopback: string;
  readonly proxy: string;
  /** What a program has to trust, as PEM. */
  readonly authority: string;
  /** Whom the proxy was asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startNetwork(packed: Packed): Promise<Network> {
  const authority = createAuthority();
  const behind = await listen(createHttpsServer(authority.issue(host), serve(packed)));
  const open = await listen(createHttpServer(serve(packed)));
  const asked: string[] = [];
  const refusing = createHttpServer(({ url }, response) => {
    asked.push(url ?? "");
    response.writeHead(403).end();
  });
  refusing.on("connect", ({ url }, client: Socket) => {
    asked.push(url ?? "");
    client.on("error", () => {});
    if (url !== `${host}:443`) {
      client.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const target = connect(behind.port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.pipe(client).pipe(target);
    });
    target.on("error", () => client.destroy()).on("close", () => client.destroy());
    client.on("close", () => target.destroy());
  });
  const proxy = await listen(refusing);
  return {
    registry: `https://${host}/`,
    loopback: `http://127.0.0.1:${open.port}/`,
    proxy: `http://127.0.0.1:${proxy.port}`,
    authority: authority.cert,
    asked,
    close: async () => {
      for (const server of [proxy, behind, open]) await server.close();
    },
  };
}

/** A registry with one package, which is old enough for anybody. */
function serve({ name, version, tarball }: Packed): RequestListener {
  const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  const published = "2020-01-01T00:00:00.000Z";
  return ({ url, headers }, response) => {
    if (url?.endsWith(".tgz")) {
      response.end(tarball);
      return;
    }
    const scheme = "encrypted" in response.req.socket ? "https" : "http";
    const dist = { integrity, tarball: `${scheme}://${headers.host}/${name}.tgz` };
    const found = {
      name,
      "dist-tags": { latest: version },
      versions: { [version]: { name, version, dist } },
      time: { created: published, modified: published, [version]: published },
    };
    response.setHeader("content-type", "application/json");
    if (url === `/${name}`) response.end(JSON.stringify(found));
    else response.writeHead(404).end("{}");
  };
}

async function listen(server: Server): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket.on("close", () => sockets.delete(socket)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
