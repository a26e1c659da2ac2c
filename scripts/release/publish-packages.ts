// `changeset publish` does the work, a package before those that depend on it, and tags what it published. What it does
// not do is done here. The registry is asked first, so that what it has is left alone: a run that broke off is finished
// by the same command. Few packages are sent at a time, and where the registry says that it was too much (429), or does
// not answer, the rest follows after a wait. What was published by a run that could not tag it is tagged at the end.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { repositoryRoot as root } from "../system/repository-root.ts";
import { tagFor } from "./dist-tag.ts";

interface Release {
  readonly kind: string;
  readonly name: string;
  readonly version: string;
  readonly tag?: string;
}

/** Each group is published once the one before it is. */
type Plan = readonly (readonly Release[])[];

/** How many are sent at once: `changeset publish` ends after the first group that has a failure in it. */
const groupSize = 5;

/**
 * What ends by itself: two writers at once, too many requests, a failure of the registry (RFC 9110 §15.5.10, RFC 6585 §4,
 * RFC 9110 §15.6), a lost connection. pnpm's words for an upload are not those for a question.
 */
const passing =
  /\b(?:status|server error|client error) \(?(?:409|429|5\d\d) |request failed|error sending request/;

const longestWait = 15 * 60;

const changesets = createRequire(join(root, "package.json")).resolve("@changesets/cli/bin.js");

/** A person can be asked for a second factor. Then changesets has the terminal, and what it says is not read here. */
const isInteractive = process.stdin.isTTY === true;

/** Runs the command of changesets, whose output is shown; gives that and the exit code. */
async function changeset(
  ...parts: readonly string[]
): Promise<{ output: string; exitCode: number }> {
  const child = spawn(process.execPath, [changesets, ...parts], {
    cwd: root,
    stdio: isInteractive ? "inherit" : ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    process.stdout.write(chunk);
    output += chunk;
  });
  const [exitCode] = await once(child, "close");
  return { output, exitCode: exitCode ?? 1 };
}

const readPlan = (path: string): Plan => JSON.parse(readFileSync(path, "utf8")).plan;

const keyOf = ({ name, version }: Release): string => `${name}@${version}`;

/** The groups in their order, without what is published, and none larger than what is sent at once. */
function remaining(plan: Plan, missing: ReadonlySet<string>): Plan {
  return plan.flatMap((group) => {
    const left = group.filter((release) => missing.has(keyOf(release)));
    const count = Math.ceil(left.length / groupSize);
    return Array.from({ length: count }, (_, at) =>
      left.slice(at * groupSize, (at + 1) * groupSize),
    );
  });
}

/** With the tag that each release gets. Each question is a process: there are as many at once as are sent at once. */
async function tagged(plan: Plan): Promise<Plan> {
  const tag = async (release: Release): Promise<Release> =>
    release.tag === "latest"
      ? { ...release, tag: await tagFor(release.name, release.version, root) }
      : release;
  const groups: Release[][] = [];
  for (const group of plan) groups.push(await Promise.all(group.map(tag)));
  return groups;
}

/** One try to publish what is missing. Rejects where something was not packed, or is not known. */
async function publish(folder: string): Promise<{ output: string; exitCode: number }> {
  const [packed, missing] = [join(folder, "publish-plan.json"), join(folder, "missing.json")];
  const asked = await changeset("publish-plan", "--output", missing);
  if (asked.exitCode !== 0) return asked;
  const keys = new Set(readPlan(missing).flat().map(keyOf));
  const found = remaining(readPlan(packed), keys);
  const packedKeys = found.flat().map(keyOf);
  const unpacked = [...keys].filter((key) => !packedKeys.includes(key));
  if (unpacked.length > 0)
    throw new Error(
      `${unpacked.join(", ")}: not published, and not packed. Pack again: pnpm pack-packages`,
    );
  const plan = await tagged(found);
  writeFileSync(packed, JSON.stringify({ version: 1, plan }, null, 2));
  console.log(`To be published: ${plan.flat().length}.`);
  return changeset("publish", "--from-pack-dir", folder);
}

/** Tries until all is published; the waits double. Gives the exit code. */
export async function publishAll(folder: string, wait: number, tries: number): Promise<number> {
  const { output, exitCode } = await publish(folder).catch((error: Error) => {
    console.error(error.message);
    return { output: error.message, exitCode: 1 };
  });
  if (exitCode === 0) return (await changeset("git-tag")).exitCode;
  if (tries <= 1 || !passing.test(output)) {
    console.error("Not all is published. The same command goes on with what is missing.");
    return exitCode;
  }
  console.log(`The registry refused for now: the rest follows in ${wait} s.`);
  await sleep(wait * 1000);
  return publishAll(folder, Math.min(wait * 2, longestWait), tries - 1);
}
