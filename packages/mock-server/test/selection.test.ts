import { expect, test } from "vitest";
import {
  createMockServer,
  type Fault,
  type MockProvider,
  type RecordedRequest,
  type Selection,
} from "../src/index.ts";
import { acme, headers, path, person, playAcme } from "./fixture.ts";

const other = "9f8b7c6d-1234-4a56-b789-0cdef1234568";
const people = { "7 person": `7/people/${person}`, "7 other": `7/people/${other}` };
const targets: Record<string, string> = { ...people, "8 person": `8/people/${person}` };
const fault: Fault = { type: "status", status: 500 };

/** Two teams, with the same person in both. */
function play() {
  const mock = createMockServer({ specs: { acme: acme() } });
  const provider = mock.provider("acme");
  provider.add({ team: 7 }, person, other);
  provider.add({ team: 8 }, person);
  const send = async (name: string) => {
    const url = `http://localhost/acme/teams/${targets[name]}`;
    return (await mock.fetch(url, { method: "DELETE", headers })).status;
  };
  return { provider, send };
}

const all = Number.POSITIVE_INFINITY;
const everybody = Object.keys(targets);
test.each([
  ["the next request", {}, ["7 person"]],
  ["the next two", { times: 2 }, ["7 person", "7 other"]],
  ["all", { times: all }, everybody],
  ["an organization", { organization: { team: 7 }, times: all }, ["7 person", "7 other"]],
  ["another organization", { organization: { team: "8" } }, ["8 person"]],
  ["a member", { member: other, times: all }, ["7 other"]],
  ["a member in any organization", { member: person, times: all }, ["7 person", "8 person"]],
  ["a UUID in capitals", { member: other.toUpperCase() }, ["7 other"]],
  ["one of an organization", { organization: { team: 8 }, member: person }, ["8 person"]],
  ["nobody who asks", { organization: { team: 8 }, member: other }, []],
] as [string, Selection, string[]][])("a fault strikes %s", async (_, selection, struck) => {
  for (const form of ["fault", "function", "answer"]) {
    const { provider, send } = play();
    if (form === "answer") provider.respond({ status: 500, body: "" }, selection);
    else provider.fail(form === "fault" ? fault : () => fault, selection);
    const failed: string[] = [];
    for (const name of everybody) if ((await send(name)) === 500) failed.push(name);
    expect(failed, form).toEqual(struck);
    const left = provider.list().map((one) => `${one.organization.team} ${one.member}`);
    expect(left).toEqual(struck.map((name) => name.replace(/p.*/, person).replace(/o.*/, other)));
  }
});

test("a fault of the wrong person is passed over, and waits for the right one", async () => {
  const { provider, send } = play();
  provider.fail({ type: "status", status: 501 }, { member: other });
  provider.fail({ type: "status", status: 502 });
  provider.fail({ type: "status", status: 503 }, { member: other });
  expect([
    ...[await send("7 person"), await send("7 other"), await send("7 other")],
    ...[await send("7 other"), await send("8 person")],
  ]).toEqual([502, 501, 503, 200, 200]);
});

test("a function of the request draws the fault, and requests that it lets pass don't count", async () => {
  const { provider, send } = play();
  const seen: RecordedRequest[] = [];
  const draw = (request: RecordedRequest): Fault | undefined => {
    seen.push(request);
    return request.member === other ? fault : undefined;
  };
  provider.fail(draw);
  provider.fail({ type: "status", status: 502 });
  expect([await send("7 person"), await send("8 person"), await send("7 other")]).toEqual([
    502, 200, 500,
  ]);
  expect(seen).toEqual(provider.requests);
  expect(seen.map(({ organization, member }) => [organization, member])).toEqual([
    [{ team: "7" }, person],
    [{ team: "8" }, person],
    [{ team: "7" }, other],
  ]);
  expect([await send("7 other")], "it has struck").toEqual([200]);
});

test("a function also draws at the token URL, from what was posted", async () => {
  const { mock, provider } = playAcme();
  provider.failToken(({ body }) => (body.includes("slow") ? fault : undefined), { times: all });
  const post = async (id: string) => {
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: id });
    return (await mock.fetch("http://localhost/acme/oauth/token", { method: "POST", body })).status;
  };
  expect([await post("slow"), await post("other"), await post("slow")]).toEqual([500, 401, 500]);
  expect(provider.tokenRequests[0]).not.toHaveProperty("member");
});

test.each([
  [
    "throws",
    () => {
      throw new Error("Never again.");
    },
    "Never again.",
  ],
  ["promises one", async () => fault, "There is no fault of type undefined."],
  [
    "gives no fault",
    () => ({ type: "status", status: 99 }),
    "An answer's status must be an integer from 200 to 599, found 99.",
  ],
] as unknown as [string, () => Fault, string][])(
  "a function that %s is told of in the answer",
  async (_, draw, sentence) => {
    const { mock, provider } = playAcme();
    provider.fail(draw);
    const response = await mock.fetch(`http://localhost${path}`, { method: "DELETE", headers });
    expect([response.status, await response.json()]).toEqual([
      500,
      {
        mock: true,
        problems: [`The function given to \`fail\` or \`failToken\` failed. ${sentence}`],
      },
    ]);
  },
);

test.each([
  [
    "an organization of another shape",
    ({ fail }) => fail(fault, { organization: { orgId: 1 } }),
    "An organization of acme is described by team; found orgId.",
  ],
  [
    "a member who can't be",
    ({ respond }) => respond({ status: 403 }, { member: "bob" }),
    `path parameter person: must match format "uuid", found "bob".`,
  ],
  [
    "a member at the token URL",
    ({ failToken }) => failToken(fault, { member: person } as Selection),
    "A token request names no member",
  ],
] as [string, (provider: MockProvider) => void, string][])(
  "a selection that fits no request is refused: %s",
  (_, act, sentence) => {
    expect(() => act(playAcme().provider)).toThrow(sentence);
  },
);
