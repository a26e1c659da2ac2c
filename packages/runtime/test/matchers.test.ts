import { expect, test } from "vitest";
import { createProviderClient } from "../src/index.ts";
import { failureOf, json, recorder } from "./fixture.ts";
import { createPaperCrane, definition, member, type PaperCrane } from "./paper-crane.ts";

const inherited: [at: string[], body: unknown][] = [
  [["toString"], {}],
  [["constructor"], {}],
  [["constructor", "name"], {}],
  [["__proto__"], {}],
  [["hasOwnProperty"], { code: 1 }],
  [["code", "toFixed"], { code: 1 }],
  [["at"], []],
  [["0", "at"], ["x"]],
  [["0"], []],
  [["toString"], null],
  [["toString"], "text"],
  [["toString"], true],
];

test.each(inherited)("a matcher at %j reads nothing that %j inherits", async (at, body) => {
  expect(await matchesAt(at, body)).toEqual([false, "refused", "removed"]);
});

// RFC 6901 §4: a text has no members, an array none but its elements.
test.each<[string[], unknown]>([
  [["length"], []],
  [["length"], "text"],
  [["0"], "text"],
])("a matcher at %j finds nothing in %j", async (at, body) => {
  expect(await matchesAt(at, body)).toEqual([false, "refused", "removed"]);
});

test("a matcher reads what is there, whatever its name", async () => {
  const found = [true, "refused", "refused"];
  expect(await matchesAt(["toString"], { toString: 1 })).toEqual(found);
  expect(await matchesAt(["__proto__", "a"], JSON.parse('{"__proto__":{"a":1}}'))).toEqual(found);
  expect(await matchesAt(["0", ""], [{ "": null }])).toEqual(found);
});

/** Whether a 404 is `absent`, what it comes to, and what a 200 comes to where the same matcher means a failure. */
async function matchesAt(at: string[], body: unknown): Promise<unknown[]> {
  const { deleteMember } = definition.operations;
  const operation = {
    ...deleteMember,
    absent: [{ status: 404, at }],
    failed: [{ status: 200, at }],
  };
  const create = (status: number): PaperCrane =>
    createProviderClient({ ...definition, operations: { deleteMember: operation } }, {
      apiKey: "key",
      fetch: recorder(() => json(status, body)).fetch,
    } as object);
  const { absent, outcome } = await failureOf(create(404).deleteMember(member));
  const success = await create(200)
    .deleteMember(member)
    .then(
      () => "removed",
      (error) => error.outcome,
    );
  return [absent, outcome, success];
}

test("an array of one text is no text", async () => {
  const { fetch } = recorder(() => json(403, { error: { message: ["No member - ada"] } }));
  expect((await failureOf(createPaperCrane({ fetch }).deleteMember(member))).absent).toBe(false);
});
