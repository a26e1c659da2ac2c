import nodeFetch from "node-fetch";
import { fetch as undiciFetch } from "undici";
import { describe, expect, test, vi } from "vitest";
import { createFoldingDesk, desk, person, tokenUrl } from "../support/folding-desk.ts";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { failureOf, recorder, summaryOf, thrownBy } from "../support/recorder.ts";
import { listen } from "../support/sockets.ts";

// What throws on this side of the wire is told as what it is, and not as a lost connection (issue 11).

/** A signal as jsdom and happy-dom have it: the platform's Request takes none but its own. */
class ForeignController {
  readonly signal: object = Object.assign(new EventTarget(), {
    ...{ aborted: false, throwIfAborted: () => {} },
  });
  abort(): void {}
}

const libraries = {
  undici: undiciFetch as unknown as typeof fetch,
  "node-fetch": nodeFetch as unknown as typeof fetch,
};

describe.each(Object.entries(libraries))("%s as the option fetch", (_, library) => {
  test("can't take the platform's Request: not sent, told by name, and once", async () => {
    const provider = await listen((_, response) => response.writeHead(204).end());
    const tried = vi.fn((request: Request) => library(request));
    const client = createPaperCrane({ fetch: tried, baseUrl: provider.url });
    const error = await failureOf(client.deleteMember(member));
    expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
    expect(error.message).toContain(`option "fetch" can't take the platform's Request`);
    expect([tried.mock.calls.length, provider.requests.length]).toEqual([1, 0]);
  });

  test.each([
    [204, "", "", "removed"],
    [200, "application/json", "{}", "removed"],
    [200, "application/json", '{"status":"error"}', "refused"],
    [200, "text/html", "<html>", "unknown"],
    [403, "application/json", "{}", "refused"],
  ])(
    "given the request's parts, its answers are read: %d %s %s",
    async (status, type, body, want) => {
      const provider = await listen((_, response) => {
        response.writeHead(status, type ? { "content-type": type } : {}).end(body);
      });
      const client = createPaperCrane({
        baseUrl: provider.url,
        fetch: ({ url, method, headers, signal }) =>
          library(url, {
            method,
            headers: Object.fromEntries(headers),
            redirect: "manual",
            signal,
          }),
      });
      const call = client.deleteMember(member);
      if (want === "removed") await call;
      else expect((await failureOf(call)).outcome).toBe(want);
      expect(provider.requests.map(({ method }) => method)).toEqual(["DELETE"]);
    },
  );

  test("at the token URL: told, and asked once", async () => {
    const tried = vi.fn((request: Request) => library(request));
    const error = await failureOf(createFoldingDesk({ fetch: tried }).deleteMember(person));
    expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
    expect(error.message).toContain('option "fetch"');
    expect(tried).toHaveBeenCalledTimes(1);
  });
});

describe("the platform's Request takes no AbortController of a test environment", () => {
  test("the call is not sent, told as that, and not tried again", async () => {
    const { fetch, requests } = recorder();
    const client = createPaperCrane({ fetch });
    vi.stubGlobal("AbortController", ForeignController);
    const events: unknown[] = [];
    const error = await failureOf(client.deleteMember(member)).finally(() => vi.unstubAllGlobals());
    expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
    expect(error.message).toContain("the platform's Request threw TypeError");
    expect(error.message).not.toMatch(/tokenUrl|connection|middleware/);
    expect([requests, events, error.attempts]).toEqual([[], [], 1]);
  });

  test("nor does the token's request", async () => {
    const { fetch, exchanges } = desk();
    const client = createFoldingDesk({ fetch });
    vi.stubGlobal("AbortController", ForeignController);
    const error = await failureOf(client.deleteMember(person)).finally(() => vi.unstubAllGlobals());
    expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
    expect([error.message.includes("the platform's Request threw"), exchanges]).toEqual([true, []]);
  });
});

test.each(["Request", "Response", "Headers", "AbortController"])(
  "a platform without %s is told as that, at once",
  (name) => {
    const { fetch } = recorder();
    const original = Object.getOwnPropertyDescriptor(globalThis, name) as PropertyDescriptor;
    Reflect.deleteProperty(globalThis, name);
    try {
      const { message } = thrownBy(() => createPaperCrane({ fetch }));
      expect(message).toContain(`needs the platform's ${name}. Where jsdom hides it`);
      expect(message).not.toContain("middleware");
    } finally {
      Object.defineProperty(globalThis, name, original);
    }
  },
);

test("a Request that goes away later is no middleware's fault", async () => {
  const { fetch, requests } = recorder();
  vi.stubGlobal(
    "Request",
    class extends Request {
      constructor() {
        super("https://api.example");
        throw new TypeError();
      }
    },
  );
  const client = createPaperCrane({ fetch });
  const error = await failureOf(client.deleteMember(member)).finally(() => vi.unstubAllGlobals());
  expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
  expect(error.message).toContain("the platform's Request threw TypeError");
  expect(requests).toEqual([]);
});

test("a fetch of the caller's that throws is named, and may have sent", async () => {
  const fetch = vi.fn(() => Promise.reject(new RangeError("secret")));
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
  expect(summaryOf(error)).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
  expect(error.message).toContain('the option "fetch" threw RangeError (no code)');
  expect([error.message.includes("tokenUrl"), fetch.mock.calls.length]).toEqual([false, 1]);
});

test("an unreachable token URL is named where there is one", async () => {
  const fetch = vi.fn(async ({ url }: Request) => {
    if (url === tokenUrl) throw new TypeError("fetch failed");
    return new Response(null, { status: 204 });
  });
  const error = await failureOf(createFoldingDesk({ fetch, retry: false }).deleteMember(person));
  expect(summaryOf(error)).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
  expect(error.message).toContain('the token exchange failed (no code). Check "tokenUrl"');
});
