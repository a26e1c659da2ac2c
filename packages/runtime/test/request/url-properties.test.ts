import fc from "fast-check";
import { expect, test } from "vitest";
import { marker, type Parameter, text } from "../support/arbitraries.ts";
import { clientFor, expectPath, expectRefusal } from "../support/arbitrary-client.ts";
import { bothBranches } from "../support/count-branches.ts";
import { createFoldingDesk, person, personUrl } from "../support/folding-desk.ts";
import { createPaperCrane } from "../support/paper-crane.ts";
import { json, recorder, thrownBy } from "../support/recorder.ts";
import { seed } from "../support/seed.ts";

const schemes = [
  "https:",
  "https:",
  "HTTPS:",
  "http:",
  "http:",
  "ftp:",
  "file:",
  "wss:",
  "data:",
  "",
];
const hosts = [
  ...["crane.example", "CRANE.Example", "xn--mnchen-3ya.example", "münchen.example", "中.example"],
  ...["localhost", "LocalHost", "localhost.", "127.0.0.1", "127.1", "0x7f.1", "127.0.0.1.example"],
  ...[
    "[::1]",
    "[0:0::1]",
    "[::ffff:127.0.0.1]",
    "[2001:db8::1]",
    "10.0.0.1",
    "0.0.0.0",
    "２.example",
  ],
  ...["", "evil.example", "a b", "a%2eb", "a_b.example", "%", "[::1", "-.-"],
];
const paths = [
  ...["", "/", "//", "/v1", "/v1/", "/v1///", "/a%2Fb", "/%2e%2e/b/", "/a/../b", "/a/./b", "/é/ü"],
  ...["/@me", "/a:b", "/{id}", "/a\\b", "/ a", `/${marker}`, "/%", "/*", "//evil.example", "/;x=1"],
];
const likely = (...[first, ...others]: [string, ...string[]]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(first) }, fc.constantFrom(...others));

const url = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(
        likely("", " ", "\t", "\u00a0", "\0"),
        fc.constantFrom(...schemes),
        likely("//", "/", "", "\\\\", "///", "/\t/"),
        likely("", "user@", `user:${marker}@`, `${marker}@`, "@", ":@", "evil.example@"),
        fc.constantFrom(...hosts),
        likely("", ":", ":443", ":80", ":8443", ":0", ":65536", ":x"),
        fc.constantFrom(...paths),
        likely("", "?", "?x=1", `?key=${marker}`, "#", `#${marker}`, "?#", "\n"),
      )
      .map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: text },
  { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, 5, Number.NaN, true, 7n, {}, [], () => {}),
  },
);

/** The URL that a credential may go to (design: §4, rule of the wire 3), by the parser that a server trusts too. */
function usable(given: unknown): URL | undefined {
  if (typeof given !== "string" || !URL.canParse(given)) return undefined;
  const parsed = new URL(given);
  const { protocol, hostname, username, password, href } = parsed;
  const isLocal = ["localhost", "[::1]"].includes(hostname) || /^127(\.\d+){3}$/.test(hostname);
  // The parser takes a brace in a host for a letter, and who fills in a template takes it for its own.
  if (hostname.includes("{")) return undefined;
  const isPrivate = protocol === "https:" || (protocol === "http:" && isLocal);
  return isPrivate && !username && !password && !/[?#]/.test(href) ? parsed : undefined;
}

const value: Parameter = { name: "id", type: "string", value: "a/b c" };
const drawn = { method: "DELETE", segments: ["members", value], query: [] } as const;

test("any base URL is refused at once, or is where the request goes, prefix and all", async () => {
  const counts = bothBranches();
  const property = fc.asyncProperty(url, async (baseUrl) => {
    const { fetch, requests } = recorder();
    const base = usable(baseUrl);
    if (!base) {
      counts.refused++;
      expectRefusal(thrownBy(() => clientFor(drawn, { fetch, baseUrl })));
      return;
    }
    counts.sent++;
    await clientFor(drawn, { fetch, baseUrl }).deleteMember({ id: value.value });
    expect(requests.map(({ method }) => method)).toEqual(["DELETE"]);
    const sent = new URL(requests[0]?.url as string);
    const { username, password, search, hash } = sent;
    expect([sent.origin, username, password, search, hash]).toEqual([base.origin, "", "", "", ""]);
    expectPath(sent.pathname, base.href, drawn);
  });
  await fc.assert(property, { seed, numRuns: 3000 });
  counts.expectOften(400);
});

test("any token URL is refused at once, or is where the secret goes", async () => {
  const counts = bothBranches();
  const property = fc.asyncProperty(url, async (tokenUrl) => {
    const { fetch, requests } = recorder((request) =>
      request.method === "POST" ? json(200, { access_token: "a" }) : new Response(),
    );
    const token = usable(tokenUrl);
    if (!token) {
      counts.refused++;
      expectRefusal(thrownBy(() => createFoldingDesk({ fetch, tokenUrl })));
      return;
    }
    counts.sent++;
    await createFoldingDesk({ fetch, tokenUrl }).deleteMember(person);
    expect(requests.map((one) => one.url)).toEqual([token.href, personUrl]);
  });
  await fc.assert(property, { seed, numRuns: 1000 });
  counts.expectOften(120);
});

// What was looked at must be what is sent.
test.each(["baseUrl", "tokenUrl"])(
  "a %s that reads otherwise the next time is refused",
  (option) => {
    let reads = 0;
    const given = { toString: () => (reads++ ? "http://evil.example" : "https://crane.example") };
    const create = option === "tokenUrl" ? createFoldingDesk : createPaperCrane;
    expectRefusal(thrownBy(() => create({ [option]: given })));
  },
);
