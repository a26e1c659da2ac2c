import { afterEach, describe, expect, test } from "vitest";
import { type DocumentedRequest, documentedRequests } from "../../fixtures/documented-requests.ts";
import type { Provider } from "../../support/providers.ts";
import { listenRaw, type RawServer, rawAnswer, readRaw } from "../../support/raw-server.ts";
import type { Platform } from "../way.ts";
import { type CorsProxy, startCorsProxy } from "./cors-proxy.ts";
import { facts } from "./facts.ts";
import type { Host } from "./hosts/host.ts";

const nameOf = (header: string): string => header.slice(0, header.indexOf(":"));

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
    const isHere = ({ slug }: DocumentedRequest): boolean =>
      providers.some((provider) => provider.slug === slug);
    const titled = documentedRequests.filter(isHere).map((given) => ({
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
        const names = own.map(nameOf);
        const { headers: always, headersOfNoStore } = facts[platform];
        const added = [...always, ...headersOfNoStore].filter((name) => !names.includes(name));
        const [request] = server.received.map(readRaw);
        const found = request?.headers.filter((header) => !added.includes(nameOf(header)));
        expect({ line: request?.line, headers: found, body: request?.body }).toEqual({
          ...{ line, headers: [...own].sort(), body: "" },
        });
        expect(server.received).toHaveLength(1);
        // A preflight need not allow it.
        const asked = [...(proxy?.preflightHeaders ?? [])];
        if (isBrowser) expect(asked).not.toContain("user-agent");
        // No cache may answer. Where a platform tells that on the wire, no preflight asks for it.
        expect(request?.headers.map(nameOf)).toEqual(expect.arrayContaining([...headersOfNoStore]));
        expect(asked.filter((name) => headersOfNoStore.includes(name))).toEqual([]);
      },
    );
  });
}
