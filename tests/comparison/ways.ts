import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "rolldown";
import type { CreateCaller } from "./ways/way.ts";

/** A column of the table. */
export interface Way {
  /** The name of its file in ways/. */
  readonly name: string;
  /** As Markdown. */
  readonly title: string;
  readonly create: CreateCaller;
  /** The program of its file, bundled. */
  readonly bundle: string;
  /** Of the same, minified and compressed. */
  readonly bytes: number;
}

const packages = join(import.meta.dirname, "node_modules");

/** Each column: its file, its title, and the package whose version the table names. */
const columns = [
  { name: "fetch", title: "`fetch`", package: undefined },
  { name: "openapi-fetch", title: "openapi-fetch", package: "openapi-fetch" },
  { name: "hey-api", title: "hey-api", package: "@hey-api/openapi-ts" },
  { name: "polytomic", title: "`polytomic`", package: "polytomic" },
  { name: "offboard", title: "Offboard", package: undefined },
] as const;

/** Builds and imports all ways. The programs go to a folder. */
export async function buildWays(folder: string): Promise<Way[]> {
  const client = await generateHeyApi(folder);
  const ways: Way[] = [];
  for (const { name, title } of columns) {
    const bundle = join(folder, `${name}.mjs`);
    writeFileSync(bundle, await bundled(name, client, false));
    const bytes = gzipSync(await bundled(name, client, true), { level: 9 }).length;
    const { create } = await import(pathToFileURL(bundle).href);
    ways.push({ name, title, create, bundle, bytes });
  }
  return ways;
}

/**
 * Generates hey-api's client, and gives the module that a program imports of it. It is 2,000 lines that follow from the
 * spec and the pinned generator within a second, so it is not committed.
 */
async function generateHeyApi(folder: string): Promise<string> {
  const generated = join(folder, "hey-api-client");
  // By its command: its types need those of seven other libraries.
  const command = join(packages, "@hey-api/openapi-ts/bin/run.js");
  const spec = join(import.meta.dirname, "../../specs/polytomic.yaml");
  await promisify(execFile)(process.execPath, [
    ...[command, "--input", spec, "--output", generated, "--client", "@hey-api/client-fetch"],
    ...["--silent", "--no-log-file"],
  ]);
  const module = join(folder, "hey-api-client.ts");
  const client = 'export { createClient, createConfig } from "./hey-api-client/client/index.js";\n';
  const call = 'export { deleteMember } from "./hey-api-client/sdk.gen.js";\n';
  writeFileSync(module, `${client}${call}`);
  return module;
}

async function bundled(name: string, client: string, minify: boolean): Promise<string> {
  const { output } = await build({
    input: join(import.meta.dirname, "ways", `${name}.ts`),
    platform: "node",
    resolve: { alias: { "hey-api-client": client } },
    output: { format: "esm", minify, codeSplitting: false },
    write: false,
    logLevel: "silent",
  });
  return output[0].code;
}

/** What was compared: `openapi-fetch 0.17.0`. */
export function versions(): string[] {
  return columns.flatMap(({ package: name }) => {
    if (name === undefined) return [];
    const manifest = join(packages, name, "package.json");
    return [`${name} ${JSON.parse(readFileSync(manifest, "utf8")).version}`];
  });
}
