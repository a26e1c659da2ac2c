import { defineConfig, type ViteUserConfig } from "vitest/config";
import { reachLoopback } from "./scripts/loopback.ts";

// Before the tests are started, which inherit the environment.
reachLoopback();

// A busy machine may take its time: what a test waits for is a condition, and this is only its end.
const patience = 60_000;
const project = (name: string, folder: string) => ({
  test: {
    ...{ name, root: folder, include: ["**/*.test.ts"] },
    ...{ testTimeout: patience, hookTimeout: patience },
  },
});

const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      project("runtime", "packages/runtime"),
      project("mock-server", "packages/mock-server"),
      project("scripts", "scripts"),
      project("tests", "tests"),
      project("examples", "examples"),
      project("comparison", "comparison"),
      project("release", "release"),
    ],
  },
});

export default config;
