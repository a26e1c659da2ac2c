import type { Start } from "./host.ts";
import { startProcess } from "./host-process.ts";
import { denoProgram, pinnedVersion } from "./installed-platforms.ts";

/** With the one permission that a call needs. */
const parts = ["run", "--no-prompt", "--node-modules-dir=manual", "--allow-net"];

export const deno: Start = {
  platform: "Deno",
  version: `Deno ${pinnedVersion("deno")}`,
  start: (project) => startProcess("Deno", denoProgram(), parts, project),
};
