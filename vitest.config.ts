import { defineConfig, type ViteUserConfig } from "vitest/config";

const project = (name: string, folder: string) => ({
  test: { name, root: folder, include: ["**/*.test.ts"] },
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
    ],
  },
});

export default config;
