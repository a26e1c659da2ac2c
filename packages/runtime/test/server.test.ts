import { expect, test } from "vitest";
import { recorder, thrownBy } from "./fixture.ts";
import { createFoldingDesk, person } from "./folding-desk.ts";
import { createPaperCrane, member } from "./paper-crane.ts";

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
