import { dirname } from "node:path";
import { nodeProgram } from "../../../support/installed-node.ts";
import type { Platform } from "../../way.ts";
import type { Start } from "./host.ts";
import { startProcess } from "./host-process.ts";
import { pinnedNode } from "./installed-platforms.ts";

/** Node, each version and system from an npm package of its own. */
export const nodes: readonly Start[] = ["20", "22", "24", "26"].map((major) => {
  const platform = `Node ${major}` as Platform;
  return {
    platform,
    version: `Node ${pinnedNode(major)}`,
    start: (project) =>
      startProcess(platform, nodeProgram(dirname(import.meta.dirname), major), [], project),
  };
});
