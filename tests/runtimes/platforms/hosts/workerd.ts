import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { PlatformProject } from "../platform-project.ts";
import { createHost, type Host, type Reply, replyTo, type Start } from "./host.ts";
import { workerdProgram } from "./installed-platforms.ts";

const entry = `import { run } from "./run.js";

${replyTo}
export default {
  fetch: async (request) => Response.json(await replyTo(await request.json())),
};
`;

/** Loopback counts as private. What a Worker's fetch trusts is what browsers trust. */
const configurationOf = (
  compatibilityDate: string,
): string => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "network", network = (
      allow = ["private", "public"],
      tlsOptions = (trustBrowserCas = true),
    )),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${compatibilityDate}",
  globalOutbound = "network",
);
`;

/** As a Worker of that day, which the date in its configuration says. */
export async function startWorkerd(
  project: PlatformProject,
  compatibilityDate: string,
): Promise<Host> {
  await project.bundle("worker", entry);
  const file = `workerd-${compatibilityDate}.capnp`;
  project.write(file, configurationOf(compatibilityDate));
  // It tells the port that it got on a file descriptor of ours.
  const parts = ["serve", "--control-fd=3", file];
  const child = spawn(workerdProgram(), parts, {
    cwd: project.folder,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  let errors = "";
  child.stderr?.on("data", (bytes) => {
    errors += bytes;
  });
  const told = createInterface({ input: child.stdio[3] as NodeJS.ReadableStream });
  const line = await Promise.race([once(told, "line"), ended.then(() => [])]);
  const { port } = JSON.parse(String(line[0] ?? "{}"));
  if (port === undefined) throw new Error(`workerd did not start:\n${errors}`);
  return createHost(
    "workerd",
    async (task): Promise<Reply> => {
      const body = JSON.stringify(task);
      const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body });
      const text = await response.text();
      if (response.ok) return JSON.parse(text);
      return { thrown: `${text}\n${errors}` };
    },
    async () => {
      child.kill();
      await ended;
    },
  );
}

export const workerd: Start = {
  platform: "workerd",
  version: "Cloudflare-Workers",
  start: (project) => startWorkerd(project, "2026-11-01"),
};
