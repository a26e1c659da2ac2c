import { beforeAll, describe, expect, test } from "vitest";
import { render, renderExcerpt, type Seen, seeAll } from "./table.ts";
import { pages, readBlock } from "./written-block.ts";

let seen: Seen;
beforeAll(async () => {
  seen = await seeAll();
}, 180_000);

/** What was seen of one way. Fails where there is no such row. */
function cell(row: string, way: string): string {
  const found = seen.rows.find(({ name }) => name === row);
  expect(found, `a row named ${row}`).toBeDefined();
  return found?.cells[way] ?? "";
}

test("the docs have what is seen now; write it with: node tests/comparison/compare.ts", () => {
  expect(readBlock(pages.whole)).toBe(render(seen));
  expect(readBlock(pages.excerpt)).toBe(renderExcerpt(seen));
});

test("every way was seen under every attack", () => {
  const names = seen.ways.map(({ name }) => name);
  expect(names).toEqual(["fetch", "openapi-fetch", "hey-api", "polytomic", "offboard"]);
  for (const { name, cells } of seen.rows) {
    expect(Object.keys(cells), name).toEqual(names);
    expect(Object.values(cells), name).not.toContain("");
  }
});

describe("Offboard", () => {
  test.each([
    ["an id of `..`", "throws `not-sent`, nothing sent"],
    ["an empty id", "throws `not-sent`, nothing sent"],
    ["an id of a space, `%2e%2e`, `a/b`, `a?b` or a line feed", "throws `not-sent`, nothing sent"],
    ["an id with half a surrogate pair", "throws `not-sent`, nothing sent"],
    ["a 303 to a login page", "throws `unknown`"],
    ["a 307 to another host", "throws `refused`"],
    ["a 307 to another port of the host", "throws `refused`"],
    ["a 200 with a login page", "throws `unknown`"],
    ["a 200 with half of its JSON", "throws `unknown`"],
    ["an undocumented 202", "throws `unknown`"],
    ["a 401 without a body", "throws `refused`"],
    ["a 404: no such member", "throws `refused`, `absent`"],
    ["a 404 page of a proxy", "throws `refused`"],
    ["removed: an empty 200", "removed"],
    ["removed: a 204", "removed"],
    ["no answer, with a time-out of 1 s", "throws `unknown`"],
    ["removed: an answer that never ends, with a time-out of 1 s", "throws `unknown`"],
    ["a 403, and the program ignores the result", "throws"],
    ["a connection that is refused", "throws `not-sent`"],
    ["removed, and the connection lost", "throws `unknown`"],
    ["removed, but answered with a 500; then a 404", "throws `unknown`"],
    ["removed, but answered with a 503; then a 404", "removed, 2 requests"],
    ["a 503, then a 200", "removed, 2 requests"],
    ["a 429 with `Retry-After: 1`", "removed, 2 requests"],
    ["logging the client shows", "nothing"],
    ["logging the result of a 403 shows", "nothing"],
    ["logging the result of a refused connection shows", "nothing"],
    ["a 403 with a body of 100 MiB", "is not read, the socket is closed"],
    ["a 200 that unpacks to 128 MiB", "is not kept"],
    ["default time-out", "30 s"],
  ])("%s: %s", (row, wanted) => {
    expect(cell(row, "offboard")).toBe(wanted);
  });

  test("nothing of it is in bold", () => {
    const bold = seen.rows.filter(({ cells }) => cells.offboard?.includes("**"));
    expect(bold.map(({ name }) => name)).toEqual([]);
  });

  test("where others do better, it says so", () => {
    expect(cell("a 308 to where the provider has moved", "fetch")).toMatch(/removed$/);
    expect(cell("a 308 to where the provider has moved", "offboard")).toBe("throws `refused`");
    const [bare, own] = ["fetch", "offboard"].map(
      (way) => seen.ways.find(({ name }) => name === way)?.bytes,
    );
    expect(bare).toBeLessThan(own ?? 0);
  });
});

test("an attack that succeeds is seen: the cells are no formality", () => {
  expect(cell("an id of `..`", "fetch")).toBe("**sends** `DELETE /api/organizations/{org_id}/`");
  expect(cell("a 200 with a login page", "fetch")).toBe("**passes for a success**");
  expect(cell("a 307 to another port of the host", "polytomic")).toContain("**with the key**");
  expect(cell("a 200 that unpacks to 128 MiB", "openapi-fetch")).toBe("**is kept in memory**");
});
