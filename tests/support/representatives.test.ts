import { expect, test } from "vitest";
import { representatives } from "./representatives.ts";

const provider = (slug: string, operation: object = {}, absent: readonly number[] = [404]) => ({
  ...{ slug, absent, spec: {} },
  operation: {
    ...{ method: "DELETE", path: "/users/{id}", statuses: [204, 401], credentials: [["apiKey"]] },
    parameters: [{ name: "id", in: "path" as const, required: true, type: "string" }],
    ...operation,
  },
});
const id = (type: string) => ({ parameters: [{ name: "id", in: "path", required: true, type }] });

test.each<[string, ReturnType<typeof provider>[], string[]]>([
  ["all alike", [provider("a"), provider("b"), provider("c")], ["a"]],
  ["another method", [provider("a"), provider("b", { method: "POST" })], ["a", "b"]],
  ["another type", [provider("a"), provider("b", id("integer"))], ["a", "b"]],
  [
    "one that has more than another",
    [provider("a"), provider("b", { credentials: [["apiKey"], ["id", "secret"]] })],
    ["b"],
  ],
  [
    "one without an answer for who is not there",
    [provider("a"), provider("b", {}, [])],
    ["a", "b"],
  ],
  ["none", [], []],
])("%s", (_, given, wanted) => {
  expect(representatives(given).map(({ slug }) => slug)).toEqual(wanted);
});
