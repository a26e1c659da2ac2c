import fc from "fast-check";
import { expect, test } from "vitest";
import { marker } from "../support/arbitraries.ts";
import { expectRefusal, expectSilent } from "../support/arbitrary-client.ts";
import { value } from "../support/arbitrary-headers.ts";
import { bothBranches } from "../support/count-branches.ts";
import { createFoldingDesk, person } from "../support/folding-desk.ts";
import { createPaperCrane } from "../support/paper-crane.ts";
import { type Failure, json, recorder, thrownBy } from "../support/recorder.ts";
import { seed } from "../support/seed.ts";

type Send = (request: Request) => Promise<Response>;
type Create = (fetch: Send, credential: unknown) => () => Promise<unknown>;

const crane =
  (...names: string[]): Create =>
  (fetch, credential) => {
    const credentials = Object.fromEntries(names.map((name) => [name, credential]));
    const client = createPaperCrane({ fetch, ...credentials });
    return () => client.deleteMember({ teamId: 7, memberId: "grace", reason: "left" });
  };

/** Every kind of credential, with the headers that it goes into. */
const kinds: readonly [create: Create, headers: readonly string[]][] = [
  [crane("apiKey"), ["x-api-key"]],
  [crane("keyId", "keySecret"), ["x-key-id", "x-key-secret"]],
  [crane("accessToken"), ["authorization"]],
  [
    (fetch, clientSecret) => {
      const client = createFoldingDesk({ fetch, clientSecret });
      return () => client.deleteMember(person);
    },
    ["authorization"],
  ],
];

const credential = fc.tuple(value, value).map(([left, right]) => left + marker + right);
const givings = [
  (given: string): unknown => given,
  (given: string): unknown =>
    () =>
      given,
  (given: string): unknown =>
    () =>
      Promise.resolve(given),
];

/** A server, a proxy or a platform that repeats all that it was sent. */
const echoes: readonly Send[] = [
  async () => new Response(null, { status: 204 }),
  async () => Response.error(),
  ...[200, 302, 400, 401, 403, 404, 410, 500].map(
    (status): Send =>
      async (request) => {
        const sent = [...request.headers];
        return json(
          status,
          { error: sent, status: "error" },
          { location: `/?${encodeURI(`${sent}`)}` },
        );
      },
  ),
  async ({ headers }) => new Response(JSON.stringify([...headers]), { status: 502 }),
  async ({ headers }) => {
    const message = JSON.stringify([...headers]);
    throw new TypeError(message, { cause: Object.assign(new Error(message), { code: message }) });
  },
];

/** Everything that leaves in a request, without what is in the headers of its credentials. */
async function elsewhere(request: Request, own: readonly string[]): Promise<string> {
  const others = [...request.headers].filter(([name]) => !own.includes(name));
  // The exchange of client credentials has them in its body.
  const body = request.method === "POST" ? "" : await request.text();
  return [request.url, request.method, JSON.stringify(others), body].join("\n");
}

test("no credential leaves but in its own header, and no error shows one", async () => {
  const counts = bothBranches();
  const drawn = [credential, fc.constantFrom(...givings), fc.constantFrom(...kinds)] as const;
  const send = fc.constantFrom(...echoes);
  const property = fc.asyncProperty(...drawn, send, async (text, give, [create, own], answer) => {
    const { fetch, requests } = recorder((request) =>
      request.method === "POST" ? json(200, { access_token: `a-${marker}` }) : answer(request),
    );
    const isForm = create === kinds[3]?.[0];
    const usable = isForm || (/^[ -~]+$/.test(text) && text === text.trim());
    if (!usable && typeof give(text) === "string") {
      counts.refused++;
      expectRefusal(thrownBy(() => create(fetch, give(text))));
      return;
    }
    const error: Failure | undefined = await create(fetch, give(text))().then(
      () => undefined,
      (reason) => reason,
    );
    if (error) expectSilent(error);
    for (const request of requests) expect(await elsewhere(request, own)).not.toContain(marker);
    counts[usable ? "sent" : "refused"]++;
    if (!usable) expect([error?.name, error?.outcome]).toEqual(["InvalidRequestError", "not-sent"]);
    expect(requests.length > 0).toBe(usable);
    const last = requests.at(-1)?.headers;
    const wanted = own.map((name) => last?.get(name)?.includes(isForm ? "a-" : text));
    expect(wanted).toEqual(own.map(() => usable || undefined));
  });
  await fc.assert(property, { seed, numRuns: 2000 });
  counts.expectOften(200);
});
