import type { Platform } from "../way.ts";
import type { Start } from "./host.ts";
import { fileOf, pinnedVersion } from "./installed.ts";
import { startProcess } from "./process.ts";

/** Node, each version from its own npm package. */
export const nodes: readonly Start[] = ["20", "22", "24", "26"].map((major) => {
  const platform = `Node ${major}` as Platform;
  return {
    platform,
    version: `Node ${pinnedVersion(`node-${major}`)}`,
    start: (project) => startProcess(platform, fileOf(`node-${major}`, "bin/node"), [], project),
  };
});
