import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { ProviderPackage } from "../demo/provider-packages.ts";
import { successOf } from "./bare-call.ts";
import {
  type Bench,
  type Measurement,
  milliseconds,
  type RatioRow,
  ratioRow,
  worst,
} from "./bench-row.ts";
import { interleave } from "./interleave.ts";
import { bare, module, ours, type Way } from "./sample-programs.ts";

const rounds = 15;
const calls = 150;

type Make = (options: object) => () => Promise<unknown>;

/** The time of a call, one after the other, over loopback. The worst provider counts. */
export const call: Measurement = async (bench) => {
  const answers = bench.providers.map((provider) => [provider.slug, successOf(provider)]);
  const server = new Worker(new URL("./loopback-server.ts", import.meta.url), {
    workerData: Object.fromEntries(answers),
  });
  try {
    const [port] = await once(server, "message");
    const rows: RatioRow[] = [];
    for (const provider of bench.providers)
      rows.push(
        await measureProvider(bench, provider, `http://127.0.0.1:${port}/${provider.slug}`),
      );
    return [worst(rows)];
  } finally {
    await server.terminate();
  }
};

async function measureProvider(
  bench: Bench,
  provider: ProviderPackage,
  baseUrl: string,
): Promise<RatioRow> {
  const makeOurs = await load(bench, `${provider.slug}-ours.ts`, ours(provider));
  const makeBare = await load(bench, `${provider.slug}-bare.ts`, bare(provider));
  const found = await interleave(rounds, {
    ours: timer(makeOurs({ baseUrl }), calls),
    bare: timer(makeBare({ baseUrl }), calls),
  });
  const what = `time of a call, loopback: ${provider.title}`;
  return ratioRow(what, found.ours, found.bare, 1.5, milliseconds);
}

/** Written into the project, from where it finds what is installed there. */
async function load({ project }: Bench, name: string, way: Way): Promise<Make> {
  const path = join(project, name);
  writeFileSync(path, module(way));
  return (await import(pathToFileURL(path).href)).make;
}

/** Gives the milliseconds that one of `count` calls takes. */
function timer(makeCall: () => Promise<unknown>, count: number): () => Promise<number> {
  return async () => {
    const started = performance.now();
    for (let index = 0; index < count; index++) await makeCall();
    return (performance.now() - started) / count;
  };
}
