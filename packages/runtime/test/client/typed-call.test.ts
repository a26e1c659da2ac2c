import { expect, test } from "vitest";
import { createPaperCrane, member, path } from "../support/paper-crane.ts";
import {
  type Failure,
  failureOf,
  json,
  notSent,
  reasonOf,
  recorder,
  summaryOf,
} from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";

const init = { params: { path: member } };

/** What `DELETE` gives for one answer. */
function typedCall(answer: () => Response): Promise<object> {
  return createPaperCrane({ fetch: recorder(answer).fetch }).DELETE(path, init);
}

const data: [answer: () => Response, data: unknown][] = [
  [() => json(200, { status: "success" }), { status: "success" }],
  [() => json(200, null), null],
  [() => json(200, 0), 0],
  [() => new Response(null), undefined],
  [() => new Response(null, { status: 204 }), undefined],
];

test.each(data)("a removal gives { data, response }: %s %o", async (answer, wanted) => {
  const { response, ...rest } = (await typedCall(answer)) as { response: Response };
  expect(rest).toEqual({ data: wanted });
  expect("data" in rest).toBe(true);
  expect(response).toBeInstanceOf(Response);
});

const errors: [answer: () => Response, error: unknown][] = [
  [() => json(400, { code: 1 }), { code: 1 }],
  [() => json(404, { code: 40404 }), { code: 40404 }],
  [() => json(408, { code: 1 }), { code: 1 }],
  [() => json(500, ["x"]), ["x"]],
  [() => new Response("not today", { status: 403 }), "not today"],
  [() => new Response("<html>", { status: 502 }), "<html>"],
];

test.each(errors)(
  "a 4xx or 5xx with a body gives { error, response}: %s %o",
  async (answer, wanted) => {
    const { response, ...rest } = (await typedCall(answer)) as { response: Response };
    expect(rest).toEqual({ error: wanted });
    expect(response.status).toBe(answer().status);
  },
);

const thrown: [answer: () => Response, error: object][] = [
  ...[401, 403, 404, 429, 500, 503].map((status): [() => Response, object] => [
    () => new Response(null, { status }),
    { name: "ApiError", status },
  ]),
  ...[null, false, 0, ""].map((body): [() => Response, object] => [
    () => json(400, body),
    { name: "ApiError", status: 400, outcome: "refused" },
  ]),
  [() => json(200, { status: "error" }), { name: "ApiError", status: 200, outcome: "refused" }],
  [() => new Response("<html>"), { name: "ApiError", status: 200, outcome: "unknown" }],
  [() => json(201, {}), { name: "ApiError", status: 201, outcome: "unknown" }],
  [() => json(302, {}), { name: "ApiError", status: 302, outcome: "unknown" }],
  [() => Response.error(), { name: "ApiError", status: 0, outcome: "unknown" }],
  [
    () => {
      throw new TypeError("fetch failed");
    },
    { name: "ConnectionError", outcome: "unknown" },
  ],
];

test.each(thrown)("everything else throws: %s %o", async (answer, wanted) => {
  expect({ ...(await failureOf(typedCall(answer))) }).toMatchObject(wanted);
});

test("openapi-fetch #2070: a failure without a body is never { error: undefined }", async () => {
  const headers = { "content-length": "0" };
  for (const answer of [
    () => new Response(null, { status: 401, headers }),
    () => new Response("", { status: 401 }),
    () => new Response(null, { status: 500 }),
  ]) {
    const { name, status } = await failureOf(typedCall(answer));
    expect([name, status]).toEqual(["ApiError", answer().status]);
  }
});

test.each(["/teams/{teamId}", `${path}/`, "/teams/7/members/ada", "", undefined, "constructor"])(
  "the path %o is not the spec's",
  async (other) => {
    const { fetch, requests } = recorder();
    const client = createPaperCrane({ fetch });
    const error = await failureOf(client.DELETE(other as never, init as never));
    expect(summaryOf(error)).toEqual(notSent);
    expect(error.message).toContain(`has no such path; it has ${path}`);
    expect(requests).toEqual([]);
  },
);

test("methods that the spec does not have do not exist", () => {
  expect(Object.keys(createPaperCrane()).sort()).toEqual([
    "DELETE",
    "deleteMember",
    "eject",
    "use",
  ]);
});

test("an abort's reason is thrown, even where it looks like an answer", async () => {
  const client = createPaperCrane({ fetch: recorder(() => json(403, { a: 1 })).fetch });
  const failure: Failure = await failureOf(client.deleteMember(member));
  for (const reason of [failure, { status: 500, body: "x" }]) {
    const signal = AbortSignal.abort(reason);
    expect(await reasonOf(client.DELETE(path, { ...init, signal }))).toBe(reason);
  }
});

const constants = { query: "alt=json&level=2&text=a%2C%20b", parameters: {} };
const own = { "x-key": null, "x-version": "7" };
test.for([
  [{ query: { alt: "json" } }, undefined],
  [{ query: { level: 2, text: "a, b" } }, undefined],
  [{ header: { "X-Version": 7 } }, undefined],
  [{ header: { "X-Version": "7" } }, undefined],
  [{ query: { alt: "xml" } }, 'has no parameter "query.alt"'],
  [{ query: { alt: { toString: (): string => "json" } } }, 'has no parameter "query.alt"'],
  [{ query: { other: null } }, 'has no parameter "query.other"'],
  [{ header: { alt: "json" } }, 'has no parameter "header.alt"'],
  [{ header: { "X-Key": null } }, 'has no parameter "header.X-Key"'],
] as const)("a constant may be named with its one value: %j", async ([params, refused]) => {
  const { client, sent } = smallProvider(constants, { own });
  const call = client.DELETE("/seats", { params });
  if (refused === undefined) {
    await call;
    const url = "https://api.small.example/seats?alt=json&level=2&text=a%2C%20b";
    expect(sent.requests.map((request) => request.url)).toEqual([url]);
  } else {
    expect((await failureOf(call)).message).toContain(refused);
    expect(sent.requests).toEqual([]);
  }
});
