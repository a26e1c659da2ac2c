import { expect, test } from "vitest";
import { createFoldingDesk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member, path } from "../support/paper-crane.ts";
import { failureOf, json, recorder, summaryOf } from "../support/recorder.ts";
import { listen } from "../support/sockets.ts";

const table: [status: number, outcome: string][] = [
  [300, "unknown"],
  [301, "unknown"],
  [302, "unknown"],
  [303, "unknown"],
  [307, "refused"],
  [308, "refused"],
];

test.each(table)("a %d to another host or path is not followed: %s", async (status, outcome) => {
  const other = await listen((_, response) => response.writeHead(204).end());
  const provider = await listen((request, response) => {
    const location = request.url?.startsWith("/away") ? `${other.url}/x` : "/v2/x";
    response.writeHead(status, { location }).end();
  });
  for (const prefix of ["/away", "/here"]) {
    const client = createPaperCrane({ baseUrl: provider.url + prefix });
    for (const call of [
      () => client.deleteMember(member),
      () => client.DELETE(path, { params: { path: member } }),
    ]) {
      const error = await failureOf(call());
      expect({ ...error }).toMatchObject({ name: "ApiError", status, outcome, absent: false });
      expect(error.message).toContain("Redirects are never followed: check the base URL.");
      expect(error.message).not.toContain(other.url);
    }
  }
  expect(other.requests).toEqual([]);
  expect(provider.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
    ["/away", "/away", "/here", "/here"].map(
      (prefix) => `DELETE ${prefix}/teams/7/members/ada-lovelace`,
    ),
  );
});

test("a redirect with a JSON body is an error of the typed call too", async () => {
  const provider = await listen((_, response) => {
    response.writeHead(307, { location: "/x", "content-type": "application/json" }).end("{}");
  });
  const client = createPaperCrane({ baseUrl: provider.url });
  const error = await failureOf(client.DELETE(path, { params: { path: member } }));
  expect(summaryOf(error)).toMatchObject({ name: "ApiError", status: 307, outcome: "refused" });
});

test.each([301, 302, 303, 307, 308])(
  "a %d at the token URL keeps the secret here",
  async (status) => {
    const other = await listen((_, response) => response.end('{"access_token":"stolen"}'));
    const provider = await listen((_, response) => {
      response.writeHead(status, { location: other.url }).end();
    });
    const desk = createFoldingDesk({ baseUrl: provider.url, tokenUrl: `${provider.url}/token` });
    const error = await failureOf(desk.deleteMember(person));
    expect({ ...error }).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
    expect(error.message).toContain(`the token URL answered ${status}`);
    expect(other.requests).toEqual([]);
    expect(provider.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(["POST /token"]);
  },
);

test.each([
  [200, "{}", "a success"],
  [404, "{}", "a refusal"],
  [404, "", "nobody there"],
])(
  "a %d (%s) is not believed where a caller's own fetch followed a redirect",
  async (status, body) => {
    const provider = await listen((request, response) => {
      if (request.method === "DELETE") response.writeHead(303, { location: "/x" }).end();
      else response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
    // A wrapper that forgets what else the request says.
    const careless = ({ url, method, headers }: Request) => fetch(url, { method, headers });
    const client = createPaperCrane({ baseUrl: provider.url, fetch: careless });
    const error = await failureOf(client.deleteMember(member));
    expect(summaryOf(error)).toMatchObject({ name: "ApiError", status, outcome: "unknown" });
    expect({ ...error }).toMatchObject({ absent: false });
  },
);

/** An answer as no `Response` can be made: by a platform, or by a fetch of a caller's. */
function answerOf(facts: object): Response {
  const properties = Object.entries(facts).map(([name, value]) => [name, { value }]);
  return Object.defineProperties(json(200, {}), Object.fromEntries(properties));
}

// What Bun and Chromium make of the status lines `004`, `4O3`, `042`, `4030` and `3070`.
test.each([4, 40, 42, 4030, 3070, 40.3])("the status %d is none: unknown", async (status) => {
  const { fetch } = recorder(() => answerOf({ status }));
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
  expect({ ...error }).toMatchObject({ name: "ApiError", status, outcome: "unknown" });
});

test.each([429, 503, 401])(
  "a %d that a fetch got by a redirect is no reason to try again",
  async (status) => {
    const { fetch, requests } = recorder((request) =>
      request.method === "POST"
        ? json(200, { access_token: "token" })
        : answerOf({ status, redirected: true }),
    );
    const error = await failureOf(createFoldingDesk({ fetch }).deleteMember(person));
    expect({ ...error }).toMatchObject({ status, outcome: "unknown", attempts: 1 });
    expect(requests.map(({ method }) => method)).toEqual(["POST", "DELETE"]);
  },
);
