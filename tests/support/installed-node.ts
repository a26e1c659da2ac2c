import { join } from "node:path";

/** This system, as in the names by which a package.json asks for its Node: `node-22-linux-x64`. */
export const system: string = `${process.platform}-${process.arch}`;

/** The path of a Node beside the one that runs this, which a folder's package.json names as above. */
export function nodeProgram(folder: string, major: string): string {
  const file = process.platform === "win32" ? "node.exe" : "node";
  return join(folder, "node_modules", `node-${major}-${system}`, "bin", file);
}
