import { expect, test } from "vitest";
import { all, bounds, type Check, uuid } from "../../src/index.ts";

const id = "0190b9a4-3c5d-7e2f-8a1b-0c9d8e7f6a5b";
const number = bounds({ minimum: 1, maximum: 10 });
const length = bounds({ minLength: 2, maxLength: 3 });
const pattern = bounds({ pattern: "^[a-z]+$" });

const table: [text: string, check: Check, problem: string | undefined][] = [
  [id, uuid, undefined],
  [id.toUpperCase(), uuid, undefined],
  ["00000000-0000-0000-0000-000000000000", uuid, undefined],
  [id.replaceAll("-", ""), uuid, "must be a UUID"],
  [`{${id}}`, uuid, "must be a UUID"],
  [`urn:uuid:${id}`, uuid, "must be a UUID"],
  [`${id}\n`, uuid, "must be a UUID"],
  [`${id}/..`, uuid, "must be a UUID"],
  [id.replace("a", "g"), uuid, "must be a UUID"],
  ["", uuid, "must be a UUID"],
  ["1", number, undefined],
  ["10", number, undefined],
  ["0", number, "must be at least 1"],
  ["11", number, "must be at most 10"],
  ["0", bounds({ maximum: 0 }), undefined],
  ["1", bounds({ maximum: 0 }), "must be at most 0"],
  ["-1", bounds({ minimum: 0 }), "must be at least 0"],
  ["", bounds({ minLength: 1 }), "must have 1 or more characters"],
  ["a", length, "must have 2 or more characters"],
  ["ab", length, undefined],
  ["😀😀😀", length, undefined],
  ["abcd", length, "must have 3 or fewer characters"],
  ["a", bounds({ maxLength: 0 }), "must have 0 or fewer characters"],
  ["abc", pattern, undefined],
  ["abc1", pattern, "must match ^[a-z]+$"],
  ["xax", bounds({ pattern: "a" }), undefined],
  ["😀", bounds({ pattern: "^.$" }), undefined],
  ["anything", bounds({}), undefined],
  [id, all(uuid, bounds({ maxLength: 36 })), undefined],
  ["x", all(uuid, bounds({ minLength: 2 })), "must be a UUID"],
  [id, all(uuid, bounds({ maxLength: 35 })), "must have 35 or fewer characters"],
  ["anything", all(), undefined],
];

test.each(table)("%j", (text, check, problem) => {
  expect(check(text)).toBe(problem);
});
