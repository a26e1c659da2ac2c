import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Platform } from "../../way.ts";
import type { PlatformProject } from "../platform-project.ts";
import { createHost, type Host, type Reply, replyTo } from "./host.ts";

/** Reads a task a line, and prints its reply as one. */
const entry = `import process from "node:process";
import { createInterface } from "node:readline";
import { run } from "./run.js";

${replyTo}
for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await replyTo(JSON.parse(line))));
`;

/**
 * The environment of a platform, without the proxies of this machine: Bun and Deno go by them, and a host that does not
 * resolve is the proxy's affair then. Deno would ask whether it is the newest.
 */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(all|https?)_proxy$/i.test(name));
  return { ...Object.fromEntries(own), DENO_NO_UPDATE_CHECK: "1" };
}

/** Runs the program in a process of its own, straight from the project. */
export async function startProcess(
  platform: Platform,
  command: string,
  parts: readonly string[],
  project: PlatformProject,
): Promise<Host> {
  const file = `${platform.replace(" ", "-")}.js`;
  project.write(file, entry);
  const child = spawn(command, [...parts, file], { cwd: project.folder, env: ownEnvironment() });
  let errors = "";
  child.stderr.on("data", (bytes) => {
    errors += bytes;
  });
  // A program that has ended takes no task: its reply says so.
  child.stdin.on("error", () => {});
  const waiting: ((reply: Reply) => void)[] = [];
  createInterface({ input: child.stdout }).on("line", (line) =>
    waiting.shift()?.(JSON.parse(line)),
  );
  const ended = once(child, "close")
    .catch((error: unknown) => {
      errors += error;
    })
    .then((): Reply => ({ thrown: `${command} ended before it answered:\n${errors}` }));
  return createHost(
    platform,
    (task) => {
      const reply = new Promise<Reply>((resolve) => waiting.push(resolve));
      child.stdin.write(`${JSON.stringify(task)}\n`);
      return Promise.race([reply, ended]);
    },
    async () => {
      child.kill();
      await ended;
    },
  );
}
