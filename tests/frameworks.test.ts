import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modes, type NextApp, startNext } from "./frameworks/next.ts";
import { createFrameworksProject } from "./frameworks/project.ts";
import { type CacheableProvider, startCacheableProvider, token } from "./frameworks/provider.ts";
import type { Project } from "./packed/project.ts";
import { loadProviders } from "./support/providers.ts";

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

  // `no-store` makes a page one of each visit, by an error at the first call. Two are of the page that caught that one.
  test("removes nobody while it builds, but for a page that catches what Next.js throws", () => {
    expect(sentByTheBuild).toEqual(["DELETE", "DELETE"]);
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
});
