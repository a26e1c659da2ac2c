import { expect, test } from "vitest";
import { serverUrl } from "../../src/index.ts";
import { createFoldingDesk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { recorder, thrownBy } from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";

const loopback: [baseUrl: string, host: string][] = [
  ["http://localhost", "localhost"],
  ["http://LOCALHOST:8080/x", "localhost:8080"],
  ["http://127.0.0.1:1", "127.0.0.1:1"],
  ["http://127.1", "127.0.0.1"],
  ["http://2130706433", "127.0.0.1"],
  ["http://127.255.255.254", "127.255.255.254"],
  ["http://[::1]:8080", "[::1]:8080"],
  ["https://10.0.0.1", "10.0.0.1"],
];

test.each(loopback)("the base URL %s reaches %s", async (given, host) => {
  const { fetch, requests } = recorder();
  await createPaperCrane({ fetch, baseUrl: given }).deleteMember(member);
  expect(requests.map(({ url }) => new URL(url).host)).toEqual([host]);
});

const servers: [server: unknown, want: string][] = [
  [undefined, "https://www.folding-desk.example/eu/"],
  [{ tenant: "crane-1" }, "https://crane-1.folding-desk.example/eu/"],
  [{ tenant: "a", region: "us" }, "https://a.folding-desk.example/us/"],
  [{ tenant: "evil.example/" }, '"server.tenant" must be'],
  [{ tenant: "evil.example#" }, '"server.tenant" must be'],
  [{ tenant: "user@evil" }, '"server.tenant" must be'],
  [{ tenant: "" }, '"server.tenant" must be'],
  [{ tenant: ["a"] }, '"server.tenant" must be'],
  [{ region: "evil" }, '"server.region" must be eu or us'],
  [{ tennant: "evil" }, '"server" has no variable "tennant"; it has tenant, region'],
  [{ region: null }, '"server.region" must be eu or us'],
  [{ tenant: null }, '"server.tenant" must be'],
  ...[null, [], 7, true, () => "us", new Map([["region", "us"]])].map(
    (server): [unknown, string] => [server, '"server" must be an object of tenant, region'],
  ),
  [JSON.parse('{"__proto__": "evil"}'), '"server" has no variable "__proto__"'],
];

test.each(servers)("the server %o gives %s", async (server, want) => {
  const { fetch, requests } = recorder();
  const create = () => createFoldingDesk({ accessToken: "token", fetch, server });
  if (want.startsWith("https:")) {
    await create().deleteMember(person);
    expect(requests[0]?.url).toBe(`${want}people/${person.personId}`);
  } else {
    const { name, message } = thrownBy(create);
    expect(name).toBe("InvalidRequestError");
    expect(message).toContain(want);
    expect(message).not.toContain("evil");
  }
});

test("a server that throws when it is read", () => {
  const server = {
    get region() {
      throw new TypeError("evil");
    },
  };
  const { name, message } = thrownBy(() => createFoldingDesk({ accessToken: "token", server }));
  expect([name, message]).toEqual([
    "InvalidRequestError",
    expect.stringContaining("a server variable can't be read: it threw TypeError"),
  ]);
});

const required = {
  serverUrl: serverUrl("https://{tenant}.small.example/{region}", {
    tenant: {},
    region: { default: "eu" },
  }),
};

test.each<[definition: object, options: Record<string, unknown>, want: string]>([
  [required, { server: { tenant: "acme" } }, "https://acme.small.example/eu/seats"],
  [required, { baseUrl: "https://desk.example" }, "https://desk.example/seats"],
  [required, {}, 'needs "server.tenant", or "baseUrl"'],
  [required, { server: {} }, 'needs "server.tenant", or "baseUrl"'],
  [
    required,
    { server: { tenant: "a.b" } },
    '"server.tenant" must be letters, digits, - and _ only',
  ],
  [{ baseUrl: undefined }, { baseUrl: "https://desk.example/x" }, "https://desk.example/x/seats"],
  [{ baseUrl: undefined }, {}, 'option "baseUrl" must be an https:// URL'],
  // Each says where the provider is: which of them would win must not have to be known.
  [
    required,
    { server: { tenant: "acme" }, baseUrl: "https://desk.example" },
    'takes "server" or "baseUrl", not both',
  ],
  [required, { server: {}, baseUrl: "https://desk.example" }, 'takes "server" or "baseUrl"'],
  [required, { server: null, baseUrl: "https://desk.example" }, 'takes "server" or "baseUrl"'],
  [required, { server: undefined, baseUrl: "https://desk.example" }, "https://desk.example/seats"],
  [{ baseUrl: undefined }, { baseUrl: null }, 'option "baseUrl" must be an https:// URL'],
])("what a spec asks the caller for: %#, %j gives %s", async (definition, options, want) => {
  const create = () => smallProvider({}, definition, options);
  if (!want.startsWith("https:")) {
    expect(thrownBy(create).message).toContain(want);
    return;
  }
  const { client, sent } = create();
  await client.deleteMember({});
  expect(sent.requests.map(({ url }) => url)).toEqual([want]);
});
