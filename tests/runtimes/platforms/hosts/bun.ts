import type { Start } from "./host.ts";
import { startProcess } from "./host-process.ts";
import { bunProgram, pinnedVersion } from "./installed-platforms.ts";

export const bun: Start = {
  platform: "Bun",
  version: `Bun ${pinnedVersion("bun")}`,
  start: (project) => startProcess("Bun", bunProgram(), ["run"], project),
};
