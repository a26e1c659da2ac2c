// Reports of other clients whose fault was here too.
import { afterEach, describe, expect, test, vi } from "vitest";
import { createProviderClient } from "../../src/index.ts";
import {
  createPaperCrane,
  definition,
  member,
  memberUrl,
  type PaperCrane,
  path,
} from "../support/paper-crane.ts";
import { failureOf, json, recorder, summaryOf } from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const staging = "https://staging.paper-crane.example/v1";

class ByGetter {
  readonly apiKey = "key";
  get baseUrl(): string {
    return staging;
  }
}

describe("nodejs/node#62: what options inherit is not left out in silence", () => {
  test.each([
    ["a getter of a class", () => new ByGetter()],
    ["defaults", () => Object.assign(Object.create({ baseUrl: staging }), { apiKey: "key" })],
  ])("%s that name another base URL", async (_, make) => {
    const { fetch, requests } = recorder();
    // Taken or refused, but never production.
    const options = Object.assign(make(), { fetch });
    const create = () => createProviderClient<PaperCrane>(definition, options);
    await (async () => create().deleteMember(member))().catch(() => {});
    expect(requests.filter(({ url }) => !url.startsWith(staging))).toEqual([]);
  });

  test("a parameter by a getter", async () => {
    const { client, sent } = smallProvider({
      parameters: { dry: { in: "query", type: "boolean", optional: true } },
    });
    const given = Object.create({ dry: true });
    await client.deleteMember(given).catch(() => {});
    expect(sent.requests.filter(({ url }) => !url.endsWith("?dry=true"))).toEqual([]);
  });
});

const misplaced: [name: string, options: unknown][] = [
  ["a signal", new AbortController().signal],
  ["a number", 5000],
  ["a Map", new Map([["retry", false]])],
  ["an array", []],
  ["a function", () => {}],
];

const calls: [string, (client: PaperCrane, options: never) => Promise<unknown>][] = [
  ["deleteMember", (client, options) => client.deleteMember(member, options)],
  ["DELETE", (client, options) => client.DELETE(path, options)],
];

describe.each(calls)("shlinkio/shlink-js-sdk#227: %s with", (_, call) => {
  test.each(misplaced)("%s in place of its options", async (_, options) => {
    const { fetch, requests } = recorder();
    const error = await failureOf(call(createPaperCrane({ fetch }), options as never));
    expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
    expect(error.message).toContain("options must be an object");
    expect(requests).toEqual([]);
  });
});

describe("readmeio/rdme#360: no header says `undefined`, which would make one idempotency key of many", () => {
  test.each([undefined, null, {}, Number.NaN])("%o", async (value) => {
    const { fetch, requests } = recorder();
    const headers = { "idempotency-key": value } as never;
    for (const given of [headers, [["idempotency-key", value]] as never]) {
      expect(() => createPaperCrane({ fetch, headers: given })).toThrow('"headers"');
      const error = await failureOf(
        createPaperCrane({ fetch }).deleteMember(member, { headers: given }),
      );
      expect(error.message).toContain('"headers"');
    }
    expect(requests).toEqual([]);
  });
});

test.each([200, 202])(
  "dotnet/aspnetcore#14663: a problem with the status %d is no success",
  async (status) => {
    const problem = { title: "An error occurred", status: 500 };
    const { fetch } = recorder(() =>
      json(status, problem, { "content-type": "application/problem+json; charset=utf-8" }),
    );
    const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
    expect(summaryOf(error)).toMatchObject({ name: "ApiError", outcome: "unknown", status });
    expect(error.body).toEqual(problem);
  },
);

describe("octokit/plugin-throttling.js#599: a moment is one of the provider's clock", () => {
  const provider = Date.UTC(2026, 0, 1);
  const at = (seconds: number): string => new Date(provider + seconds * 1000).toUTCString();
  test.each([
    [-3600, { "retry-after": at(20) }],
    [3600, { "retry-after": at(20) }],
    [3600, { "x-reset": String(provider / 1000 + 20) }],
  ])("where ours is %d s off, %o is in 20 s", async (off, headers) => {
    vi.useFakeTimers({ toFake: ["Date"], now: provider + off * 1000 });
    const { fetch } = recorder(() => json(429, {}, { date: at(0), ...headers } as never));
    const client = createPaperCrane({ fetch, retry: false });
    expect((await failureOf(client.deleteMember(member))).retryAfter).toBe(20);
  });
});

describe("JakeChampion/fetch#137: where `fetch` follows redirects and has no `redirected`", () => {
  const follow =
    (url: string | undefined, status = 200) =>
    async (): Promise<Response> => {
      const { headers, body } = json(200, {});
      const text = async (): Promise<string> => "{}";
      return { status, ok: status < 300, statusText: "", headers, body, url, text } as Response;
    };
  test.each([200, 404])("a %d from another URL is unknown", async (status) => {
    const fetch = follow("https://api.paper-crane.example/login", status);
    const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
    expect(summaryOf(error)).toMatchObject({ name: "ApiError", outcome: "unknown", status });
  });

  test.each([memberUrl, "", undefined])("a 200 from the URL %o is removed", async (url) => {
    const { data } = await createPaperCrane({ fetch: follow(url) }).deleteMember(member);
    expect(data).toEqual({});
  });
});

describe("sindresorhus/ky#588: where signals have neither `reason` nor `throwIfAborted`", () => {
  class OldController extends AbortController {
    constructor() {
      super();
      const none = { value: undefined };
      Object.defineProperties(this.signal, { reason: none, throwIfAborted: none });
    }
  }

  test("a call waits, tries again, and removes", async () => {
    vi.stubGlobal("AbortController", OldController);
    const answers = [429, 204];
    const { fetch } = recorder(
      () => new Response(null, { status: answers.shift() ?? 500, headers: { "retry-after": "0" } }),
    );
    const { signal } = new OldController();
    expect((await createPaperCrane({ fetch }).deleteMember(member, { signal })).attempts).toBe(2);
  });

  test("a call that takes too long", async () => {
    vi.stubGlobal("AbortController", OldController);
    const client = createPaperCrane({ fetch: () => new Promise(() => {}), timeout: 5 });
    const error = await failureOf(client.deleteMember(member));
    expect(summaryOf(error)).toMatchObject({ name: "TimeoutError", outcome: "unknown" });
  });
});

test.each(["application/json, charset=UTF-8", "application/json,charset=utf-8"])(
  "ellite/Wallos#797: %s is JSON, as for every fetch (Fetch standard, extract a MIME type)",
  async (mediaType) => {
    const { fetch } = recorder(() => json(200, {}, { "content-type": mediaType }));
    expect((await createPaperCrane({ fetch }).deleteMember(member)).data).toEqual({});
  },
);

describe("Expensify/App#35557: what was copied with an id names nobody, and is not `absent`", () => {
  test.each(["ada\u200b", "\u200b", "\u2060ada", "\u202aada\u202c", "ada\u00ad"])(
    "%j",
    async (memberId) => {
      const { fetch, requests } = recorder(() => json(404, { code: 40404 }));
      const error = await failureOf(
        createPaperCrane({ fetch }).deleteMember({ ...member, memberId }),
      );
      expect([error.outcome, error.absent]).toEqual(["not-sent", undefined]);
      expect(requests).toEqual([]);
    },
  );

  test.each(["a\u200db", "👩‍💻", "می‌خواهم"])("%j is sent", async (memberId) => {
    const { fetch, requests } = recorder();
    await createPaperCrane({ fetch }).deleteMember({ ...member, memberId });
    expect(requests).toHaveLength(1);
  });
});
