import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Project } from "../packed/user-project.ts";
import { loadProviders, root } from "../support/providers.ts";
import { type CacheableProvider, startCacheableProvider, token } from "./cacheable-provider.ts";
import { createFrameworksProject, frameworks } from "./frameworks-project.ts";
import { holds } from "./holds.ts";
import { modes, type NextApp, startNext } from "./next.ts";

// The frameworks may have to be downloaded, and an app is built.
const setUp = 600_000;
const secrets = {
  API_KEY: "key-that-must-be-on-no-disk",
  CLIENT_SECRET: "secret-that-must-be-on-no-disk",
};
let provider: CacheableProvider;
let project: Project;

beforeAll(async () => {
  provider = await startCacheableProvider();
  project = await createFrameworksProject(await loadProviders());
}, setUp);
afterAll(async () => {
  project?.remove();
  await provider?.close();
});

describe("Next.js", () => {
  let app: NextApp;
  let sentByTheBuild: readonly string[];
  beforeAll(async () => {
    app = await startNext(project, { ...secrets, PROVIDER_URL: provider.url });
    sentByTheBuild = provider.taken().requests;
  }, setUp);
  afterAll(() => app?.close());

  const three = {
    DELETE: ["DELETE", "DELETE", "DELETE"],
    POST: ["POST", "POST", "POST"],
    GET: ["GET", "GET", "GET"],
    OAuth2: ["token", "DELETE", "DELETE", "DELETE"],
  };
  const kinds = Object.keys(three) as (keyof typeof three)[];
  const removed = "removed removed removed";
  const places = ["/route", "/page"].flatMap((path) => [
    path,
    ...modes.map((mode) => `${path}/${mode}`),
  ]);

  // `no-store` makes a page one of each visit, by an error at the first call. Two are of the page that caught that one, and
  // one is of the page that says `force-static`.
  test("removes nobody while it builds, but for pages that have it so", () => {
    expect(sentByTheBuild).toEqual(["DELETE", "DELETE", "DELETE"]);
  });

  describe.each(places.filter((place) => !place.endsWith("/only-cache")))("%s", (place) => {
    test.each(kinds)("%s: each of three calls is sent", async (kind) => {
      const outcome = await app.ask(`${place}?kind=${kind}`);
      expect([outcome, provider.taken().requests]).toEqual([removed, three[kind]]);
    });
  });

  test.each([
    ["/once", "removed", ["DELETE"]],
    ["/caught", removed, three.DELETE],
    ["/dynamic", removed, three.DELETE],
    ["/static", "removed", []],
    ["/below?kind=DELETE", removed, three.DELETE],
    // With a fetch of the caller's own.
    ["/route/auto?kind=DELETE&own=1", removed, three.DELETE],
    ["/page/default-cache?kind=POST&own=1", removed, three.POST],
    ["/below?kind=DELETE&own=1", removed, three.DELETE],
    // There, Next.js wins, and so does React.
    ["/route/force-cache?kind=DELETE&own=1", removed, three.DELETE.slice(1)],
    ["/page?kind=GET&own=1", removed, three.GET.slice(1)],
    // It throws in place of sending.
    ["/route/only-cache?kind=DELETE", "unknown unknown unknown", []],
    ["/page/only-cache?kind=OAuth2", "not-sent not-sent not-sent", []],
  ])("%s", async (path, outcome, requests) => {
    expect([await app.ask(path), provider.taken().requests]).toEqual([outcome, requests]);
  });

  test("neither a token nor a secret is on the disk", () => {
    const found = [token, ...Object.values(secrets)].map((text) => app.filesWith(text));
    expect(found).toEqual([[], [], []]);
  });

  test("but for a token that was asked for under force-cache with a fetch of the caller's own", async () => {
    await app.ask("/route/force-cache?kind=OAuth2&own=1");
    provider.taken();
    expect(app.filesWith(token)).toEqual([expect.stringContaining("cache/fetch-cache/")]);
  });
});

/** Runs one of the programs before a provider; gives the last line that it printed. */
async function run(parts: readonly string[], to: CacheableProvider): Promise<unknown> {
  const env = { ...process.env, ...secrets, PROVIDER_URL: to.url };
  const options = { cwd: project.folder, env };
  const { stdout } = await promisify(execFile)(process.execPath, [...parts], options);
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
}

const member = "1b0658b6-8ea3-46de-a3b8-18c3f5347def";
const names = { member, ...secrets, token };

/** What of a call stands in a text. */
function shownIn(text: string): string[] {
  return Object.entries(names).flatMap(([name, value]) => (holds(text, value) ? [name] : []));
}

describe("what looks at each fetch", () => {
  const requests = [
    ...["DELETE", "DELETE", "DELETE", "token", "DELETE", "DELETE", "DELETE"],
    ...["DELETE", "DELETE", "DELETE"],
  ];
  let plain: readonly string[];
  beforeAll(async () => {
    await run(["none.js"], provider);
    plain = provider.taken().headers;
  });

  // The program; what it recorded; the headers that it sent to the provider beside those of the call.
  test.each([
    ["none.js", [], []],
    ["sentry.js", ["member"], ["baggage", "sentry-trace"]],
    ["sentry.js silent", [], []],
    ["open-telemetry.js", ["member", "API_KEY"], ["traceparent"]],
    ["open-telemetry.js silent", [], []],
    ["msw.js", ["member", "API_KEY", "CLIENT_SECRET"], []],
    ["msw.js silent", [], []],
    ["react-router.js", [], []],
  ])("%s: each call is sent, and it records %j", async (program, recorded, added) => {
    const told = (await run(program.split(" "), provider)) as Record<string, string>;
    const taken = provider.taken();
    expect(told.outcomes).toEqual(Array(9).fill("removed"));
    expect(taken.requests).toEqual(requests);
    expect(shownIn(told.recorded ?? "")).toEqual(recorded);
    expect(taken.headers.filter((name) => !plain.includes(name)).sort()).toEqual(added);
  });

  test("react-router.js: fetch is what it was", async () => {
    expect(await run(["react-router.js"], provider)).toMatchObject({ recorded: "[true]" });
    provider.taken();
  });
});

describe("SvelteKit's fetch", () => {
  const paths = ["/api", "/server", "/"].flatMap((path) =>
    ["DELETE", "GET", "OAuth2"].map((kind) => `${path}?kind=${kind}`),
  );

  // A page's `+page.js` runs in the browser too, and SvelteKit keeps its answers for that in the page.
  test.each([
    [false, "not-sent not-sent not-sent", [[], [], []]],
    [true, "unknown unknown unknown", [["member"], ["member"], ["member", "token"]]],
  ])("before a provider with CORS: %j", async (withCors, ofToken, shown) => {
    const cors = await startCacheableProvider(withCors);
    const texts = (await run(["sveltekit.js", JSON.stringify(paths)], cors)) as string[];
    const removed = "removed removed removed";
    const found = texts.map((text) => /\(([\w -]+)\)/.exec(text)?.[1]);
    const unknown = "unknown unknown unknown";
    expect(found).toEqual([...Array(6).fill(removed), unknown, unknown, ofToken]);
    const { requests, headers } = cors.taken();
    expect(requests.filter((method) => method === "GET")).toHaveLength(9);
    expect(headers).not.toContain("cookie");
    expect(texts.map(shownIn)).toEqual([...Array(6).fill([]), ...shown]);
    await cors.close();
  });
});

test("docs/frameworks.md names the versions that are tested", () => {
  const text = readFileSync(join(root, "docs/frameworks.md"), "utf8");
  const named = ["next", "@sveltejs/kit", "react-router", "@sentry/node", "msw"];
  for (const name of [...named, "@opentelemetry/instrumentation-undici"])
    expect(text).toContain(` ${frameworks[name]}`);
});
