import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { closedPort, listen } from "../support/sockets.ts";
import { fickle } from "./fickle-server.ts";

const program = fileURLToPath(new URL("exit-program.ts", import.meta.url));

test("a program that made a thousand calls exits by itself at once", {
  timeout: 60_000,
}, async () => {
  const server = await listen(fickle);
  const nobody = `http://127.0.0.1:${await closedPort()}`;
  const child = spawn(process.execPath, [program, server.url, nobody]);
  let output = "";
  let said = 0;
  child.stdout.on("data", (chunk) => {
    output += chunk;
    said = performance.now();
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  const late = performance.now() - said;
  expect(code, output).toBe(0);
  const { ends, resources } = JSON.parse(output);
  expect(Object.keys(ends).sort()).toEqual([
    ...["ApiError refused", "ApiError unknown", "ConnectionError not-sent"],
    ...["ConnectionError unknown", "TimeoutError unknown", "left by the caller", "removed"],
  ]);
  expect(Object.values<number>(ends).reduce((sum, count) => sum + count)).toBe(1000);
  expect(resources).not.toContain("Timeout");
  // Sockets that kept it from its end would do so for five seconds, until the server closes them.
  expect(late).toBeLessThan(3000);
});
