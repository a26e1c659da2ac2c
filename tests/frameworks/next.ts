import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { filesIn, type Project } from "../packed/user-project.ts";
import { holds } from "./holds.ts";

/** What a route handler or a page may say of the requests that are made in it. */
export const modes: readonly string[] = [
  ...["auto", "default-cache", "force-cache", "only-cache"],
  ...["default-no-store", "force-no-store"],
];

const sources = join(import.meta.dirname, "next");
const program = "node_modules/next/dist/bin/next";

/** An app of Next.js that was built and is served. */
export interface NextApp {
  /** What the calls at a path came to. */
  ask(path: string): Promise<string>;
  /** The files of `.next` that hold a text, as it is or in base64. */
  filesWith(text: string): string[];
  close(): Promise<void>;
}

/**
 * Writes the app into a project: `/route` and `/page`, the same under each mode (`/route/force-cache`), a page that says
 * `force-no-store` below a layout that says `force-cache`, and those that Next.js could make while it builds.
 */
function writeApp({ folder, write }: Project): void {
  for (const name of readdirSync(sources)) copyFileSync(join(sources, name), join(folder, name));
  const add = (path: string, module: string, mode?: string, exported = "default"): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const up = "../".repeat(path.split("/").length - 1);
    const config = mode ? `export const fetchCache = "${mode}";\n` : "";
    write(path, `${config}export { ${exported} } from "${up}${module}.js";\n`);
  };
  add("app/layout.js", "layout");
  for (const name of ["once", "caught"])
    add(`app/${name}/page.js`, "prerendered", undefined, `${name} as default`);
  const addPage = (name: string, dynamic: string, exported: string): void => {
    mkdirSync(join(folder, "app", name));
    const lines = [
      `export const dynamic = "${dynamic}";`,
      `export { ${exported} as default } from "../../prerendered.js";`,
    ];
    write(`app/${name}/page.js`, lines.join("\n"));
  };
  addPage("dynamic", "force-dynamic", "caught");
  addPage("static", "force-static", "once");
  add("app/route/route.js", "route", undefined, "GET");
  add("app/page/page.js", "page");
  for (const mode of modes) {
    add(`app/route/${mode}/route.js`, "route", mode, "GET");
    add(`app/page/${mode}/page.js`, "page", mode);
  }
  add("app/below/layout.js", "inner-layout", "force-cache");
  add("app/below/page.js", "page", "force-no-store");
}

/** Builds the app and serves it. */
export async function startNext(
  project: Project,
  environment: Readonly<Record<string, string>>,
): Promise<NextApp> {
  writeApp(project);
  const env = { ...process.env, ...environment, NEXT_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [program, "build", "--webpack"], {
    cwd: project.folder,
    env,
  });
  const parts = [program, "start", "--hostname", "127.0.0.1", "--port", "0"];
  const child = spawn(process.execPath, parts, {
    ...{ cwd: project.folder, env, stdio: ["ignore", "pipe", "inherit"] },
  });
  const ended = once(child, "close");
  const url = await Promise.race([findUrl(child.stdout), ended.then(() => undefined)]);
  if (url === undefined) throw new Error("Next.js ended before it listened.");
  return {
    async ask(path) {
      const response = await fetch(url + path);
      const [, text] = /\(([\w -]+)\)/.exec(await response.text()) ?? [];
      return text ?? `${response.status}`;
    },
    filesWith(text) {
      const folder = join(project.folder, ".next");
      return filesIn(folder).filter((path) => {
        const found = readFileSync(join(folder, path), "latin1");
        return holds(found, text);
      });
    },
    async close() {
      child.kill();
      await ended;
    },
  };
}

/** The address that it prints once it listens. */
async function findUrl(output: Readable): Promise<string | undefined> {
  let url: string | undefined;
  for await (const line of createInterface({ input: output })) {
    url ??= /Local: +(http:\S+)/.exec(line)?.[1];
    if (url && line.includes("Ready in")) break;
  }
  // What it prints later is nobody's.
  output.resume();
  return url;
}
