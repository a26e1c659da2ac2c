import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Platform } from "../way.ts";
import { createHost, type Host, type Reply, replyTo } from "./host.ts";
import type { PlatformProject } from "./project.ts";

/** Reads a task a line, and prints its reply as one. */
const entry = `import process from "node:process";
import { createInterface } from "node:readline";
import { run } from "./run.js";

${replyTo}
for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await replyTo(JSON.parse(line))));
`;

/** Runs the program in a process of its own, straight from the project. */
export async function startProcess(
  platform: Platform,
  command: string,
  parts: readonly string[],
  project: PlatformProject,
): Promise<Host> {
  const file = `${platform.replace(" ", "-")}.js`;
  project.write(file, entry);
  const child = spawn(command, [...parts, file], { cwd: project.folder });
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
