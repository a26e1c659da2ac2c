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
const targets: Record<string, string> = {
  ...{ "7 person": `7/people/${person}`, "7 other": `7/people/${other}` },
  "8 person": `8/people/${person}`,
};
const fault: Fault = { type: "status", status: 500 };
const status = (code: number): Fault => ({ type: "status", status: code });

/** Two teams, with the same person in both. */
function play() {
  const mock = createMockServer({ specs: { acme: acme() } });
  const provider = mock.provider("acme");
  provider.add({ team: 7 }, person, other);
  provider.add({ team: 8 }, person);
  const send = async (...names: string[]) => {
    const statuses: number[] = [];
    for (const name of names) {
      const url = `http://localhost/acme/teams/${targets[name]}`;
      statuses.push((await mock.fetch(url, { method: "DELETE", headers })).status);
    }
    return statuses;
  };
  return { provider, send };
}

const all = Number.POSITIVE_INFINITY;
const everybody = Object.keys(targets);
test.each<[string, Selection, failed: string[]]>([
  ["the next request", {}, ["7 person"]],
  ["the next two", { times: 2 }, ["7 person", "7 other"]],
  ["all", { times: all }, everybody],
  ["an organization", { organization: { team: 7 }, times: all }, ["7 person", "7 other"]],
  ["a member in any organization", { member: person, times: all }, ["7 person", "8 person"]],
  ["a UUID in capitals", { member: other.toUpperCase() }, ["7 other"]],
  ["one of an organization", { organization: { team: 8 }, member: person }, ["8 person"]],
  ["nobody who asks", { organization: { team: 8 }, member: other }, []],
])("a fault for %s", async (_, selection, failed) => {
  for (const form of ["fault", "function", "answer"]) {
    const { provider, send } = play();
    if (form === "answer") provider.respond({ status: 500, body: "" }, selection);
    else provider.fail(form === "fault" ? fault : () => fault, selection);
    const statuses = await send(...everybody);
    expect(
      everybody.filter((_, index) => statuses[index] === 500),
      form,
    ).toEqual(failed);
    const left = provider.list().map((one) => `${one.organization.team} ${one.member}`);
    expect(left).toEqual(failed.map((name) => name.replace(/p.*/, person).replace(/o.*/, other)));
  }
});

test("the first in the queue that is for the request counts, as often as asked", async () => {
  const { provider, send } = play();
  provider.fail(status(501), { member: other });
  provider.fail(status(502), { times: 2 });
  provider.respond({ status: 418, body: "short and stout" }, { member: other });
  const requests = ["7 person", "7 other", "8 person", "7 other", "7 other"];
  expect(await send(...requests)).toEqual([502, 501, 502, 418, 200]);
});

test("a function chooses by the request, and requests without a fault don't count", async () => {
  const { provider, send } = play();
  const seen: RecordedRequest[] = [];
  provider.fail((request) => {
    seen.push(request);
    return request.member === other ? fault : undefined;
  });
  provider.fail(status(502));
  expect(await send("7 person", "8 person", "7 other")).toEqual([502, 200, 500]);
  expect(seen).toEqual(provider.requests);
  expect(seen.map(({ organization, member }) => [organization, member])).toEqual([
    [{ team: "7" }, person],
    [{ team: "8" }, person],
    [{ team: "7" }, other],
  ]);
  expect(await send("7 other"), "it is used up").toEqual([200]);
});

const throwing = () => {
  throw new Error("Never again.");
};
test.each<[string, choose: () => unknown, sentence: string]>([
  ["throws", throwing, "Never again."],
  ["is async", async () => fault, "There is no fault of type undefined."],
  ["returns an impossible fault", () => status(99), "An answer's status must be an integer from"],
])("a function that %s is reported in the answer", async (_, choose, sentence) => {
  const { mock, provider } = playAcme();
  provider.fail(choose as () => Fault);
  const response = await mock.fetch(`http://localhost${path}`, { method: "DELETE", headers });
  const start = `The function given to \`fail\` or \`failToken\` failed. ${sentence}`;
  const problems = [expect.stringContaining(start)];
  expect([response.status, await response.json()]).toEqual([500, { mock: true, problems }]);
});

test.each<[string, act: (provider: MockProvider) => void, sentence: string]>([
  [
    "an organization of another shape",
    ({ fail }) => fail(fault, { organization: { orgId: 1 } }),
    "An organization of acme is described by team; found orgId.",
  ],
  [
    "an impossible member",
    ({ respond }) => respond({ status: 403 }, { member: "bob" }),
    `path parameter person: must match format "uuid", found "bob".`,
  ],
])("a selection that no request fits is refused: %s", (_, act, sentence) => {
  expect(() => act(playAcme().provider)).toThrow(sentence);
});
