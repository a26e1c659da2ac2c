import { defineConfig, type ViteUserConfigFnObject } from "vitest/config";
import { reachLoopback } from "./scripts/system/loopback.ts";

// Before the tests are started, which inherit the environment.
reachLoopback();

// A busy machine may take its time: what a test waits for is a condition, and this is only its end.
const patience = 60_000;

/** What takes long, and `pnpm check` (`--mode check`) leaves to `pnpm test`: a list that is too short makes it slow, no more. */
const slow = [
  ...[
    "**/test/{demo,fuzz,import,versions}/**",
    "**/*{fuzz,killed,keywords,output,redocly}*.test.ts",
  ],
  "**/{exit,garbage,hostile,leaks,lifetime,misbehaving,properties,public-reports}*.test.ts",
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
