import { defineConfig, type ViteUserConfigFnObject } from "vitest/config";
import { reachLoopback } from "./scripts/system/loopback.ts";

// Before the tests are started, which inherit the environment.
reachLoopback();

// A busy machine may take its time: what a test waits for is a condition, and this is only its end.
const patience = 60_000;

/**
 * What takes long, and `pnpm check` (`--mode check`) leaves to `pnpm test`. Where the list misses something, the check is
 * slower; nothing else depends on it.
 */
const slow = [
  "**/test/{demo,fuzz,import,versions}/**",
  "**/{bounds,exit,garbage,hostile,leaks,lifetime,misbehaving,properties,public-reports}*.test.ts",
  "**/{command-line,fuzz,generate-killed,keywords,output,redocly,request-types,run,spec-files}*.test.ts",
];

const config: ViteUserConfigFnObject = defineConfig(({ mode }) => {
  const project = (name: string, folder: string, others: string[] = []) => ({
    test: {
      ...{ name, root: folder, include: ["**/*.test.ts"] },
      exclude: [
        ...["**/node_modules/**", ...others.map((other) => `${other}/**`)],
        ...(mode === "check" ? slow : []),
      ],
      ...{ testTimeout: patience, hookTimeout: patience },
    },
  });
  return {
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
  };
});

export default config;
