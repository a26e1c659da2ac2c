import { expect, test } from "vitest";
import { among, type Check, dateTime, either, email, int64, list, uuid } from "../../src/index.ts";

const noEmail = "must be an e-mail address";
const noTime = "must be a date and time such as 2026-01-31T12:00:00Z";
const noInteger = "must be a whole number below 2^53, or a text of one below 2^63";
const some = among("a", 7, null);
const noneOf = 'must be "a" or 7 or null';
const id = either({ type: "integer" }, { in: "path", type: "string", check: uuid });
const noId = "must be a whole number below 2^53, or must be a string";

const table: [value: unknown, check: Check, problem: string | undefined][] = [
  ["leaver@company.example", email, undefined],
  ["o'neil+x@sub.company.example", email, undefined],
  ['"a@b"@company.example', email, undefined],
  ["jürgen@straße.example", email, undefined],
  ["leaver", email, noEmail],
  ["@company.example", email, noEmail],
  ["leaver@", email, noEmail],
  ["a b@company.example", email, noEmail],
  ["a@company.example\n", email, noEmail],
  ["2026-01-31T12:00:00Z", dateTime, undefined],
  ["2026-01-31t12:00:00.123+05:30", dateTime, undefined],
  ["2026-01-31", dateTime, noTime],
  ["2026-13-31T12:00:00Z", dateTime, noTime],
  ["2026-01-31T12:00:00", dateTime, noTime],
  [7, int64, undefined],
  [2 ** 53, int64, noInteger],
  ["9007199254740993", int64, undefined],
  ["9223372036854775807", int64, undefined],
  ["9223372036854775808", int64, noInteger],
  ["-9223372036854775808", int64, undefined],
  ["-9223372036854775809", int64, noInteger],
  ["0", int64, undefined],
  ["007", int64, noInteger],
  ["-0", int64, noInteger],
  ["1e3", int64, noInteger],
  ["0x10", int64, noInteger],
  ["", int64, noInteger],
  [7n, int64, noInteger],
  ["a", some, undefined],
  [7, some, undefined],
  [null, some, undefined],
  ["7", some, noneOf],
  ["toString", some, noneOf],
  [7, id, undefined],
  ["0190b9a4-3c5d-7e2f-8a1b-0c9d8e7f6a5b", id, undefined],
  [true, id, noId],
  [
    "..",
    id,
    "must be a whole number below 2^53, or has a dot segment, which names another resource",
  ],
  [[], list({ type: "string" }), undefined],
  [["a"], list({ type: "string" }, { minItems: 2 }), "must have 2 or more items"],
  [["a", "b"], list({ type: "string" }, { maxItems: 1 }), "must have 1 or fewer items"],
  [["a", "a"], list({ type: "string" }, { uniqueItems: true }), "must not have an item twice"],
  [[{ a: 1 }, { a: 2 }], list({}, { uniqueItems: true }), undefined],
  // Decoded before it is split, as servers do, it would name somebody else.
  [
    ["a", "b,c"],
    list({ type: "string" }, { separator: "," }),
    'at 1 has a ",", which stands between the items',
  ],
  // One without a sound length, or with a hole, is refused too.
  [{ length: 1, 0: "a" }, list({ type: "string" }), "must be an array"],
  [new Array(1), list({ type: "string" }), "at 0 must be a string"],
];

test.each(table)("%#: %o", (value, check, problem) => {
  expect(check(value)).toBe(problem);
});
