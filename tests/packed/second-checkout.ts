import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "../support/providers.ts";
import { filesIn } from "./user-project.ts";

const needed = ["LICENSE", "package.json", "pnpm-workspace.yaml", "scripts/build.ts", "specs"];
const made = new Set(["dist", "node_modules", ".turbo"]);

/** What a machine may have otherwise, beside what is done to the files below. */
const environment = { TZ: "Pacific/Chatham", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };

/**
 * Packages of this repository in another folder, as somebody else checked them out later (umask 077), and built there
 * by another Node. The tools are this repository's.
 *
 * @param node the path of that Node.
 * @param folders of the packages in the repository.
 * @returns the folder. To be removed with the one above it.
 */
export async function buildSecondCheckout(
  node: string,
  folders: readonly string[],
): Promise<string> {
  const checkout = join(mkdtempSync(join(tmpdir(), "offboard-second-")), "another folder");
  try {
    for (const name of [...needed, ...folders]) {
      const filter = (path: string): boolean => !made.has(basename(path));
      cpSync(join(root, name), join(checkout, name), { recursive: true, filter });
    }
    for (const path of filesIn(checkout)) chmodSync(join(checkout, path), 0o600);
    for (const name of ["", ...folders]) {
      const path = join(name, "node_modules");
      symlinkSync(join(root, path), join(checkout, path), "junction");
    }
    for (const folder of folders) {
      const options = { cwd: join(checkout, folder), env: { ...process.env, ...environment } };
      await promisify(execFile)(node, [join(checkout, "scripts/build.ts")], options);
    }
    return checkout;
  } catch (error) {
    rmSync(dirname(checkout), { recursive: true });
    throw error;
  }
}
