import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../support/providers.ts";

/** Copies this repository: what git knows or would add, what the packages' builds left, and the installed dependencies by links. */
export function copyFiles(copy: string): void {
  const parts = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const files = execFileSync("git", parts, { cwd: root, encoding: "utf8" }).split("\0");
  const there = files.filter((path) => path !== "" && existsSync(join(root, path)));
  for (const path of there) cpSync(join(root, path), join(copy, path));
  const folders = there.filter((path) => path.endsWith("package.json")).map(dirname);
  for (const folder of folders) {
    const isProvider = folder.startsWith("packages/providers/");
    if (isProvider)
      link(join(copy, "packages/runtime"), join(copy, folder, "node_modules/@offboard/runtime"));
    else link(join(root, folder, "node_modules"), join(copy, folder, "node_modules"));
    const dist = join(root, folder, "dist");
    if (existsSync(dist)) cpSync(dist, join(copy, folder, "dist"), { recursive: true });
  }
}

function link(target: string, path: string): void {
  if (!existsSync(target)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "junction");
}
