import { expect, test } from "vitest";
import { replaceFile } from "../../system/replace-file.ts";

/** A rename that fails so often, with a code, and then goes well. */
function failing(times: number, code: string) {
  const made = { tries: 0 };
  const rename = (): void => {
    made.tries++;
    if (made.tries <= times) throw Object.assign(new Error(code), { code });
  };
  return { made, rename };
}

test.each([
  ["win32", 3, "EPERM", 4],
  ["win32", 1, "EBUSY", 2],
] as const)("on %s, after %d times of %s, a file is replaced", (platform, times, code, tries) => {
  const { made, rename } = failing(times, code);
  replaceFile("a", "b", platform, rename);
  expect(made.tries).toBe(tries);
});

test.each([
  ["win32", "ENOENT", 1],
  ["linux", "EPERM", 1],
  ["win32", "EACCES", 11],
] as const)("on %s, %s is told of after %d tries", (platform, code, tries) => {
  const { made, rename } = failing(Number.POSITIVE_INFINITY, code);
  expect(() => replaceFile("a", "b", platform, rename)).toThrow(code);
  expect(made.tries).toBe(tries);
});
