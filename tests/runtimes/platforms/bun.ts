import type { Start } from "./host.ts";
import { bunProgram, pinnedVersion } from "./installed.ts";
import { startProcess } from "./process.ts";

export const bun: Start = {
  platform: "Bun",
  version: `Bun ${pinnedVersion("bun")}`,
  start: (project) => startProcess("Bun", bunProgram(), ["run"], project),
};
