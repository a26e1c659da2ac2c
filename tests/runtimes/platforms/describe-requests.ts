import { afterEach, describe, expect, test } from "vitest";
import { documentedRequests } from "../../fixtures/requests.ts";
import type { Provider } from "../../support/providers.ts";
import { listenRaw, type RawServer, rawAnswer, readRaw } from "../../support/raw-server.ts";
import type { Platform } from "../way.ts";
import { type CorsProxy, startCorsProxy } from "./cors-proxy.ts";
import { facts } from "./facts.ts";
import type { Host } from "./host.ts";

/** The bytes on the wire are the documented request, and what the platform adds to every request of its own. */
export function describeRequests(
  providers: readonly Provider[],
  platform: Platform,
  host: () => Host,
): void {
  const isBrowser = platform === "Chromium";
  let server: RawServer;
  let proxy: CorsProxy | undefined;
  afterEach(() => Promise.all([proxy?.close(), server?.close()]));

  describe("sends the documented request", () => {
    const titled = documentedRequests.map((given) => ({
      title: `${given.slug} with ${Object.keys(given.credentials).join(" and ")}`,
      ...given,
    }));
    test.for(titled)(
      "$title",
      async ({ slug, basePath, credentials, parameters, line, headers }) => {
        server = await listenRaw(rawAnswer(204));
        if (isBrowser) proxy = await startCorsProxy(server.url);
        const baseUrl = (proxy ?? server).url + basePath;
        const options = { baseUrl, ...credentials };
        const { report } = await host().run({ type: "call", slug, parameters, options });
        expect(report).toEqual({ outcome: "removed", status: 204, attempts: 1 });
        const { version } = providers.find((provider) => provider.slug === slug) ?? {};
        const own = isBrowser ? headers : [...headers, `user-agent: offboard-${slug}/${version}`];
        const names = own.map((header) => header.slice(0, header.indexOf(":")));
        const added = facts[platform].headers.filter((name) => !names.includes(name));
        const [request] = server.received.map(readRaw);
        const found = request?.headers.filter((header) => {
          return !added.includes(header.slice(0, header.indexOf(":")));
        });
        expect({ line: request?.line, headers: found, body: request?.body }).toEqual({
          ...{ line, headers: [...own].sort(), body: "" },
        });
        expect(server.received).toHaveLength(1);
        // A preflight need not allow it.
        if (isBrowser) expect([...(proxy?.preflightHeaders ?? [])]).not.toContain("user-agent");
      },
    );
  });
}
