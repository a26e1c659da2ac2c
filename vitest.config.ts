import { defineConfig, type ViteUserConfig } from "vitest/config";
import { reachLoopback } from "./scripts/system/loopback.ts";

// Before the tests are started, which inherit the environment.
reachLoopback();

// A busy machine may take its time: what a test waits for is a condition, and this is only its end.
const patience = 60_000;
const project = (name: string, folder: string, others: string[] = []) => ({
  test: {
    ...{ name, root: folder, include: ["**/*.test.ts"] },
    exclude: ["**/node_modules/**", ...others.map((other) => `${other}/**`)],
    ...{ testTimeout: patience, hookTimeout: patience },
  },
});

const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      project("runtime", "packages/runtime"),
      project("mock-server", "packages/mock-server"),
      project("scripts", "scripts"),
      project("tests", "tests", ["comparison", "rehearsal"]),
      project("examples", "examples"),
      project("comparison", "tests/comparison"),
      project("rehearsal", "tests/rehearsal"),
    ],
  },
});

export default config;
