import { expect, test } from "vitest";
import { createProviderClient } from "../../src/index.ts";
import { createPaperCrane, definition, member, type PaperCrane } from "../support/paper-crane.ts";
import { failureOf, json, recorder } from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";

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
  expect(await matchesAt(["0", ""], [{ "": "x" }])).toEqual(found);
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

type Want = "matches" | "no";

// What each keyword says of what the pointer leads to: the text of the answer, and whether it matches.
const values: [keywords: object, body: string, want: Want][] = [
  // A pointer alone: what is there, and says something.
  [{ at: ["a"] }, '{"a":true}', "matches"],
  [{ at: ["a"] }, '{"a":-1}', "matches"],
  [{ at: ["a"] }, '{"a":"0"}', "matches"],
  [{ at: ["a"] }, '{"a":" "}', "matches"],
  [{ at: ["a"] }, '{"a":[null]}', "matches"],
  [{ at: ["a"] }, '{"a":{"":null}}', "matches"],
  [{ at: ["a"] }, '{"a":{"__proto__":0}}', "matches"],
  [{ at: ["a"] }, '{"a":{"length":0}}', "matches"],
  [{ at: ["a"] }, '{"a":null}', "no"],
  [{ at: ["a"] }, '{"a":false}', "no"],
  [{ at: ["a"] }, '{"a":0}', "no"],
  [{ at: ["a"] }, '{"a":-0}', "no"],
  [{ at: ["a"] }, '{"a":0.0e9}', "no"],
  [{ at: ["a"] }, '{"a":""}', "no"],
  [{ at: ["a"] }, '{"a":[]}', "no"],
  [{ at: ["a"] }, '{"a":{}}', "no"],
  [{ at: ["a"] }, "{}", "no"],
  [{ at: ["a"] }, "[]", "no"],
  [{ at: ["a", "b"] }, '{"a":null}', "no"],
  [{ at: ["a", "1"] }, '{"a":[0,{"b":0}]}', "matches"],
  [{ at: ["a", "01"] }, '{"a":[1,1]}', "no"],
  [{ at: ["a", "-"] }, '{"a":[1]}', "no"],
  // equals
  [{ at: ["a"], equals: 0 }, '{"a":0}', "matches"],
  [{ at: ["a"], equals: 0 }, '{"a":-0}', "matches"],
  [{ at: ["a"], equals: 0 }, '{"a":"0"}', "no"],
  [{ at: ["a"], equals: 0 }, '{"a":false}', "no"],
  [{ at: ["a"], equals: 0 }, '{"a":null}', "no"],
  [{ at: ["a"], equals: 0 }, '{"a":[0]}', "no"],
  [{ at: ["a"], equals: "" }, '{"a":""}', "matches"],
  [{ at: ["a"], equals: false }, '{"a":false}', "matches"],
  [{ at: ["a"], equals: null }, '{"a":null}', "matches"],
  [{ at: ["a"], equals: null }, "{}", "no"],
  // notEquals
  [{ at: ["a"], notEquals: 0 }, '{"a":41012}', "matches"],
  [{ at: ["a"], notEquals: 0 }, '{"a":"0"}', "matches"],
  [{ at: ["a"], notEquals: 0 }, '{"a":null}', "matches"],
  [{ at: ["a"], notEquals: 0 }, '{"a":false}', "matches"],
  [{ at: ["a"], notEquals: 0 }, '{"a":[]}', "matches"],
  [{ at: ["a"], notEquals: 0 }, '{"a":0}', "no"],
  [{ at: ["a"], notEquals: 0 }, '{"a":-0}', "no"],
  [{ at: ["a"], notEquals: 0 }, "{}", "no"],
  [{ at: ["a"], notEquals: 0 }, "null", "no"],
  [{ at: ["a"], notEquals: null }, '{"a":0}', "matches"],
  [{ at: ["a"], notEquals: null }, '{"a":null}', "no"],
  [{ at: ["a"], notEquals: null }, "{}", "no"],
  [{ at: ["a"], notEquals: "" }, '{"a":""}', "no"],
  // startsWith
  [{ at: ["a"], startsWith: "No" }, '{"a":"No member"}', "matches"],
  [{ at: ["a"], startsWith: "No" }, '{"a":"no member"}', "no"],
  [{ at: ["a"], startsWith: "No" }, '{"a":["No member"]}', "no"],
  [{ at: ["a"], startsWith: "No" }, "{}", "no"],
  // empty
  [{ at: ["a"], empty: true }, '{"a":[]}', "matches"],
  [{ at: ["a"], empty: true }, '{"a":{}}', "matches"],
  [{ at: ["a"], empty: true }, '{"a":""}', "matches"],
  [{ at: ["a"], empty: true }, '{"a":[[]]}', "no"],
  [{ at: ["a"], empty: true }, '{"a":{"":0}}', "no"],
  [{ at: ["a"], empty: true }, '{"a":{"__proto__":null}}', "no"],
  [{ at: ["a"], empty: true }, '{"a":" "}', "no"],
  [{ at: ["a"], empty: true }, '{"a":null}', "no"],
  [{ at: ["a"], empty: true }, '{"a":false}', "no"],
  [{ at: ["a"], empty: true }, '{"a":0}', "no"],
  [{ at: ["a"], empty: true }, "{}", "no"],
  [{ at: [], empty: true }, "{}", "matches"],
  // missing
  [{ at: ["a"], missing: true }, "{}", "matches"],
  [{ at: ["a"], missing: true }, "[]", "matches"],
  [{ at: ["a"], missing: true }, "null", "matches"],
  [{ at: ["a"], missing: true }, "0", "matches"],
  [{ at: ["a"], missing: true }, '"a"', "matches"],
  [{ at: ["a", "b"], missing: true }, '{"a":null}', "matches"],
  [{ at: ["a", "b"], missing: true }, '{"a":[]}', "matches"],
  [{ at: ["a", "0"], missing: true }, '{"a":"text"}', "matches"],
  [{ at: ["a", "length"], missing: true }, '{"a":[1]}', "matches"],
  [{ at: ["__proto__"], missing: true }, "{}", "matches"],
  [{ at: ["constructor"], missing: true }, '{"a":1}', "matches"],
  [{ at: ["__proto__"], missing: true }, '{"__proto__":null}', "no"],
  [{ at: ["a"], missing: true }, '{"a":null}', "no"],
  [{ at: ["a"], missing: true }, '{"a":false}', "no"],
  [{ at: ["a"], missing: true }, '{"a":[]}', "no"],
  [{ at: ["a", "0"], missing: true }, '{"a":[0]}', "no"],
];

test.each(values)("%j and %s: %s", async (keywords, body, want) => {
  const matches = want === "matches";
  expect(await judged({ absent: [{ status: 404, ...keywords }] }, body, 404)).toEqual([
    "refused",
    matches,
  ]);
  expect(await judged({ failed: [{ status: 200, ...keywords }] }, body)).toEqual([
    matches ? "refused" : "removed",
    false,
  ]);
});

// Nothing is missing, or another value, in what is no JSON: it says nothing at all.
const unread: [what: string, type: string, body: string][] = [
  ["text", "text/plain", "gone"],
  ["JSON that says it is text", "text/plain", "{}"],
  ["a page", "text/html", "<h1>Sign in</h1>"],
  ["a page that says it is JSON", "application/json", "<h1>Sign in</h1>"],
  ["cut JSON", "application/json", '{"a":'],
  ["nothing", "application/json", ""],
];

test.each(unread)("no keyword matches %s", async (_, type, body) => {
  const keywords = [
    ...[{ missing: true }, { notEquals: 0 }, { empty: true }, { equals: null }, {}],
  ] as const;
  const at = ["a"];
  const absent = keywords.map((keyword) => ({ status: 404, at, ...keyword }));
  const failed = keywords.map((keyword) => ({ status: 200, at, ...keyword }));
  expect(await judged({ absent }, body, 404, type)).toEqual(["refused", false]);
  expect(await judged({ failed }, body, 200, type)).toEqual([
    body === "" ? "removed" : "unknown",
    false,
  ]);
});

const unsure = { status: 200, at: ["errors"], outcome: "unknown" } as const;
const denied = { status: 200, at: ["errors", "0", "code"], equals: "DENIED" } as const;

// The first that matches decides, which is how "errors and nothing was done" is told from "errors".
test.each<[failed: object[], body: string, want: string]>([
  [[unsure], '{"errors":[{"code":"DENIED"}]}', "unknown"],
  [[unsure], '{"errors":[]}', "removed"],
  [[unsure], '{"errors":null}', "removed"],
  [[denied, unsure], '{"errors":[{"code":"DENIED"}]}', "refused"],
  [[denied, unsure], '{"errors":[{"code":"BUSY"}]}', "unknown"],
  [[unsure, denied], '{"errors":[{"code":"DENIED"}]}', "unknown"],
])("failed %j and %s: %s", async (failed, body, want) => {
  expect(await judged({ failed }, body)).toEqual([want, false]);
});

const code = { status: 200, at: ["code"], equals: 0 };
const done = { status: 200, at: ["data", "done"], equals: true };

// A success is held against what it must contain.
test.each<[constants: object[], body: string, want: string]>([
  [[code], '{"code":0}', "removed"],
  [[code], '{"code":-0}', "removed"],
  [[code], '{"code":0,"more":1}', "removed"],
  [[code], '{"code":41012}', "unknown"],
  [[code], '{"code":"0"}', "unknown"],
  [[code], '{"code":null}', "unknown"],
  [[code], '{"code":false}', "unknown"],
  [[code], '{"data":{"code":0}}', "unknown"],
  [[code], '[{"code":0}]', "unknown"],
  [[code], "{}", "unknown"],
  [[code], "[]", "unknown"],
  [[code], "null", "unknown"],
  [[code], "0", "unknown"],
  [[code], "", "unknown"],
  [[{ ...code, at: ["__proto__"], equals: null }], "{}", "unknown"],
  [[{ ...code, at: ["toString"], equals: "a" }], "{}", "unknown"],
  [[code, done], '{"code":0,"data":{"done":true}}', "removed"],
  [[code, done], '{"code":0,"data":{"done":false}}', "unknown"],
  [[code, done], '{"code":0,"data":null}', "unknown"],
  [[code, done], '{"code":1,"data":{"done":true}}', "unknown"],
  [[{ ...code, at: [] }], "0", "removed"],
  [[{ ...code, at: [] }], "1", "unknown"],
  [[{ ...code, at: [] }], "", "unknown"],
  [[{ ...code, at: [], equals: null }], "null", "removed"],
  [[{ ...code, at: [], equals: null }], "", "unknown"],
  [[{ ...code, status: 202 }], "", "removed"],
  [[{ ...code, status: 202 }], "{}", "removed"],
])("constants %j and %j: %s", async (constants, body, want) => {
  expect(await judged({ constants, success: [202] }, body)).toEqual([want, false]);
});

test("what says no is refused, though it has another constant too", async () => {
  const failed = [{ status: 200, at: ["code"], equals: 7 }];
  expect(await judged({ constants: [code], failed }, '{"code":7}')).toEqual(["refused", false]);
  expect(await judged({ constants: [code], failed }, '{"code":8}')).toEqual(["unknown", false]);
  const open = [{ ...failed[0], outcome: "unknown" }];
  expect(await judged({ constants: [], failed: open }, '{"code":7}')).toEqual(["unknown", false]);
});

test("a constant makes no success of a status that is none", async () => {
  const constants = [{ ...code, status: 201 }];
  expect(await judged({ constants }, '{"code":0}', 201)).toEqual(["unknown", false]);
});

test.each<[operation: object, body: string, status: number, text: string]>([
  [
    { constants: [code] },
    '{"code":1}',
    200,
    "The status is that of a success, but the body is not",
  ],
  [{ constants: [code] }, "", 200, "The status is that of a success, but the body is not"],
  [{ failed: [unsure] }, '{"errors":[1]}', 200, "The status is that of a success, but the body is"],
  [
    { failed: [denied] },
    '{"errors":[{"code":"DENIED"}]}',
    200,
    'answered 200. See "body". The provider refused',
  ],
  [{ constants: [code] }, '{"code":0}', 201, "This is not the documented answer: check the base"],
  [{ constants: [code] }, '{"code', 200, "This is not the documented answer: check the base URL"],
])("with %j, the message of %s with a %d says: %s", async (operation, body, status, text) => {
  const { client } = answering(operation, body, status);
  expect((await failureOf(client.deleteMember({}))).message).toContain(text);
});

/** A client whose provider answers this to everything. */
function answering(operation: object, body: string, status = 200, type = "application/json") {
  const headers = { "content-type": type };
  const { fetch } = recorder(() => new Response(body || null, { status, headers }));
  return smallProvider(operation, {}, { fetch });
}

/** What an answer comes to, and whether it is `absent`. */
async function judged(
  ...[operation, body, status, type]: Parameters<typeof answering>
): Promise<[outcome: string, absent: boolean]> {
  const call = answering(operation, body, status, type).client.deleteMember({});
  const [settled] = await Promise.allSettled([call]);
  if (settled.status === "fulfilled") return ["removed", false];
  const { outcome, absent } = await failureOf(Promise.reject(settled.reason));
  return [outcome, absent ?? false];
}

test("an array of one text is no text", async () => {
  const { fetch } = recorder(() => json(403, { error: { message: ["No member - ada"] } }));
  expect((await failureOf(createPaperCrane({ fetch }).deleteMember(member))).absent).toBe(false);
});
