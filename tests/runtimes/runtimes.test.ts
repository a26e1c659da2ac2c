import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Leaver, leaverOf } from "../support/leaver.ts";
import { loadProviders, type Provider } from "../support/providers.ts";
import { listenRaw, rawAnswer, readRaw } from "../support/raw-server.ts";
import { representatives } from "../support/representatives.ts";
import { describeCalls } from "./platforms/describe-calls.ts";
import { describeFacts, describeFactsTable } from "./platforms/describe-facts.ts";
import { describeRefusals } from "./platforms/describe-refusals.ts";
import { describeRequests } from "./platforms/describe-requests.ts";
import { describeWays, type PlayedWays, playWays } from "./platforms/describe-ways.ts";
import { allPlatforms, platformsFrom } from "./platforms/hosts/all-platforms.ts";
import type { Host } from "./platforms/hosts/host.ts";
import { installChromium, installPackages } from "./platforms/hosts/installed-platforms.ts";
import { startWorkerd, workerd } from "./platforms/hosts/workerd.ts";
import { createPlatformProject, type PlatformProject } from "./platforms/platform-project.ts";
import { provider } from "./provider.ts";
import type { Platform } from "./way.ts";

// The platforms may have to be downloaded, and Chromium's package is large.
const setUp = 900_000;
const all = await loadProviders();
const leavers = new Map<Provider, Leaver>();
for (const one of representatives(all)) leavers.set(one, await leaverOf(one));
/** Those and the one that plays the ways to fail. */
const providers = all.filter((one) => leavers.has(one) || one.slug === provider.slug);
const platforms = platformsFrom(process.env);
let project: PlatformProject | undefined;
const hosts = new Map<Platform, Host>();
const played = new Map<Platform, PlayedWays>();

beforeAll(async () => {
  await installPackages();
  if (platforms.some(({ platform }) => platform === "Chromium")) await installChromium();
  project = await createPlatformProject(providers);
  const waiting = [...platforms];
  const startAndPlay = async (): Promise<void> => {
    for (let next = waiting.shift(); next && project; next = waiting.shift()) {
      const host = await next.start(project);
      hosts.set(next.platform, host);
      played.set(next.platform, await playWays(host));
    }
  };
  // Most of the table is waiting: two platforms at a time leave a small machine something to do.
  await Promise.all([startAndPlay(), startAndPlay()]);
}, setUp);
afterAll(async () => {
  await Promise.all([...hosts.values()].map((host) => host.close()));
  project?.remove();
});

describe.each(platforms)("$platform", ({ platform, version }) => {
  const of =
    <Value>(values: ReadonlyMap<Platform, Value>): (() => Value) =>
    () => {
      const found = values.get(platform);
      if (found === undefined) throw new Error(`${platform} does not run.`);
      return found;
    };
  const host = of(hosts);

  test("is what it is called", async () => {
    expect(await host().run({ type: "version" })).toContain(version);
  });

  describeWays(platform, of(played));
  describeFacts(platform, host);
  describeRefusals(host);
  describeRequests(providers, platform, host);
  for (const [one, leaver] of leavers) describeCalls(one, leaver, platform, host);
});

// Every word of a request that an older Worker does not know makes it throw.
test.runIf(platforms.includes(workerd)).for(["2022-10-31", "2024-11-10", "2024-11-11"])(
  "a Worker of %s makes a call",
  async (date) => {
    if (!project) throw new Error("There is no project.");
    const server = await listenRaw(rawAnswer(204));
    const host = await startWorkerd(project, date);
    try {
      const { slug, parameters, credentials } = provider;
      const options = { ...credentials, baseUrl: server.url };
      const { report } = await host.run({ type: "call", slug, parameters, options });
      expect(report).toEqual({ outcome: "removed", status: 204, attempts: 1 });
      const [request] = server.received.map(readRaw);
      const wanted = date < "2024-11-11" ? [] : ["cache-control: no-cache", "pragma: no-cache"];
      expect(request?.headers.filter((line) => /^(cache|pragma)/.test(line))).toEqual(wanted);
    } finally {
      await host.close();
      await server.close();
    }
  },
);

describeFactsTable();

describe("which platforms are tested", () => {
  const names = allPlatforms.map(({ platform }) => platform);
  test.each([
    [{}, names],
    [{ CI: "true" }, names],
    [{ OFFBOARD_PLATFORMS: "Bun" }, ["Bun"]],
    [{ OFFBOARD_PLATFORMS: "Node 24, Chromium" }, ["Node 24", "Chromium"]],
  ])("%j: %j", (environment, wanted) => {
    expect(platformsFrom(environment).map(({ platform }) => platform)).toEqual(wanted);
  });

  test.each([
    [{ OFFBOARD_PLATFORMS: "Bun", CI: "true" }, /where CI is set/],
    [{ OFFBOARD_PLATFORMS: "Netscape" }, /"Netscape", which is none of Node 20,/],
  ])("%j is refused", (environment, message) => {
    expect(() => platformsFrom(environment)).toThrow(message);
  });
});
