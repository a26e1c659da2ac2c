import type { Start } from "./host.ts";
import { fileOf, pinnedVersion } from "./installed.ts";
import { startProcess } from "./process.ts";

export const bun: Start = {
  platform: "Bun",
  version: `Bun ${pinnedVersion("bun")}`,
  start: (project) => startProcess("Bun", fileOf("bun", "bin/bun.exe"), ["run"], project),
};
