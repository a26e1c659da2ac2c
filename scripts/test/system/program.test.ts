import { expect, test } from "vitest";
import { npmProgram, pnpmProgram } from "../../system/child-process.ts";

test.each(["linux", "darwin"] as const)("npm on %s is a program", (platform) => {
  expect(npmProgram("npm", ["install", "a b"], platform)).toEqual({
    ...{ command: "npm", parts: ["install", "a b"], options: {} },
  });
});

test("npx on Windows is a script, which the shell runs", () => {
  expect(npmProgram("npx", ["-y", "pnpm@12", "C:\\a b", "x&y"], "win32")).toEqual({
    command: "cmd.exe",
    parts: ["/d", "/s", "/c", '"npx "-y" "pnpm@12" "C:\\a b" "x&y""'],
    options: { windowsVerbatimArguments: true },
  });
});

test.each([
  ["", "npx", ["-y", "pnpm@12", "pack"]],
  ["/lib/npm-cli.js", "npx", ["-y", "pnpm@12", "pack"]],
  ["/lib/pnpm.cjs", process.execPath, ["/lib/pnpm.cjs", "pack"]],
  ["/bin/pnpm", "/bin/pnpm", ["pack"]],
])("pnpm, run by %j, is %s", (running, command, parts) => {
  const program = command === "npx" ? npmProgram("npx", parts) : { command, parts, options: {} };
  expect(pnpmProgram(["pack"], running)).toEqual(program);
});

test.each(['a"b', "%PATH%", "a\nb"])("%j is not given to that shell", (part) => {
  expect(() => npmProgram("npm", [part], "win32")).toThrow("The shell of Windows can't be given");
});
