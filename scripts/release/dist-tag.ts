import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/**
 * The tag of a version that is published now. A run that is repeated after a later one, or a fix of an old major, must
 * not take `latest` back from a higher version: who installs the package would get an older one than the day before.
 *
 * @throws where the registry does not answer; its words are in the message.
 */
export async function tagFor(
  packageName: string,
  version: string,
  folder: string,
): Promise<string> {
  const latest = await latestOf(packageName, folder);
  if (latest === undefined || !isLower(version, latest)) return "latest";
  const tag = `latest-${version.split(".")[0]}`;
  console.log(`${packageName}@${version} is tagged ${tag}: ${latest} is published already.`);
  return tag;
}

async function latestOf(packageName: string, folder: string): Promise<string | undefined> {
  const parts = ["info", packageName, "dist-tags.latest", "--json"];
  try {
    const shell = process.platform === "win32";
    const { stdout } = await execute("pnpm", parts, { cwd: folder, shell });
    return stdout.trim() === "" ? undefined : JSON.parse(stdout);
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    if (/FETCH_404|PACKAGE_NOT_FOUND/.test(stdout)) return undefined;
    throw new Error(`The tags of ${packageName} are not known:\n${stdout}${stderr}`, {
      cause: error,
    });
  }
}

/** By major, minor and patch: a pre-release has a tag of its own. */
function isLower(version: string, other: string): boolean {
  const [one = "", two = ""] = [version, other].map((text) => text.replace(/[-+].*/, ""));
  return one.localeCompare(two, "en", { numeric: true }) < 0;
}
