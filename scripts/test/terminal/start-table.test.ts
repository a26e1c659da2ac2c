import displayWidth from "string-width";
import { expect, test } from "vitest";
import { shorten } from "../../terminal/shorten.ts";
import { type Cell, type Column, type Paint, renderTable } from "../../terminal/table.ts";

const plain: Paint = (_, text) => text;
const columns: Column[] = [
  { title: "Name" },
  { title: "Request", shrinks: true },
  { title: "Time", align: "right" },
];

test.each([
  ["what fits stays", "DELETE /a/1", 11, "DELETE /a/1"],
  ["an id", "DELETE /members/9f8b7c6d-1234-4a56", 30, "DELETE /members/9f8b7c6d…"],
  ["two ids", "DELETE /t/248df4b7-aa70/p/9f8b7c6d-1234", 31, "DELETE /t/248df4b7…/p/9f8b7c6d…"],
  ["two ids, more", "DELETE /t/248df4b7-aa70/p/9f8b7c6d-1234", 30, "DELETE /t/248df4…/p/9f8b7c…"],
  ["short ids: the middle", "DELETE /v2/people/12", 15, "DELETE …ople/12"],
  ["the middle, then", "DELETE /teams/248df4b7/people/9f8b7c6d", 17, "DELETE /…ple/9f8…"],
  ["no id: the middle", "The quick brown fox", 9, "The … fox"],
  ["wide characters", "日本語日本語", 7, "日…語"],
])("shortens: %s", (_, text, width, want) => {
  expect(shorten(text, width)).toBe(want);
  expect(displayWidth(want)).toBeLessThanOrEqual(width);
});

test("aligns by display width, with an empty line between groups", () => {
  const groups: Cell[][][] = [
    [["日本", "DELETE /a/1", "5 ms"]],
    [["Acme Ltd", ["DELETE /b", "green"], "123 ms"]],
  ];
  expect(renderTable(columns, groups, { width: 100, paint: plain })).toEqual([
    "Name      Request        Time",
    "",
    "日本      DELETE /a/1    5 ms",
    "",
    "Acme Ltd  DELETE /b    123 ms",
  ]);
});

test("colours do not move a column", () => {
  const paint: Paint = (format, text) => `<${format}>${text}</>`;
  const groups = [[["A", ["1", "red"] as const, "2"]]];
  expect(renderTable(columns, groups, { width: 100, paint })).toEqual([
    "<bold>Name</>  <bold>Request</>  <bold>Time</>",
    "",
    "A     <red>1</>           2",
  ]);
});

test.each([100, 60, 50, 40])("fits %i columns", (width) => {
  const request = "DELETE /organizations/248df4b7-aa70-47b8-a036/users/9f8b7c6d-1234-4a56-b789";
  const lines = renderTable(columns, [[["Acme", request, "12 ms"]]], { width, paint: plain });
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
});

test("a column keeps 16 where even that does not fit", () => {
  const row = ["Acme", "0123456789abcdefghij", "12 ms"];
  expect(renderTable(columns, [[row]], { width: 10, paint: plain }).at(-1)).toBe(
    "Acme  01234567…defghij  12 ms",
  );
});
