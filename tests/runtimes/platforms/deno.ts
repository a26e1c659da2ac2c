import type { Start } from "./host.ts";
import { denoProgram, pinnedVersion } from "./installed.ts";
import { startProcess } from "./process.ts";

/** With the one permission that a call needs. */
const parts = ["run", "--no-prompt", "--node-modules-dir=manual", "--allow-net"];

export const deno: Start = {
  platform: "Deno",
  version: `Deno ${pinnedVersion("deno")}`,
  start: (project) => startProcess("Deno", denoProgram(), parts, project),
};
