// Makes calls in a Node process of its own, told by its parent: what is left in it afterwards is the calls' doing.
import { type Case, runCase } from "./case.ts";
import { provider } from "./provider.ts";

/** What the process says of itself. */
export interface Facts {
  /** What keeps it running. */
  readonly resources: readonly string[];
  /** The most memory that it has had, in MiB. */
  readonly peak: number;
  /** The properties of every object that were not there at the start. */
  readonly added: readonly PropertyKey[];
  readonly warnings: readonly string[];
}

const shared = [Object.prototype, Array.prototype, Function.prototype, Promise.prototype];
const properties = (): PropertyKey[] => shared.flatMap((prototype) => Reflect.ownKeys(prototype));
const atStart = new Set(properties());
const warnings: string[] = [];
process.on("warning", (warning) => warnings.push(String(warning)));

const factsNow = (): Facts => ({
  resources: process.getActiveResourcesInfo(),
  peak: process.resourceUsage().maxRSS / 1024,
  added: properties().filter((name) => !atStart.has(name)),
  warnings,
});

const [, , entry = ""] = process.argv;
const { [provider.factory]: create } = await import(entry);
const call = (options: object): Promise<unknown> =>
  create({ ...provider.credentials, ...options }).deleteMember(provider.parameters);

// Beside this channel nothing may keep the process running.
process.on("message", async (given: Case | null) => {
  process.send?.(given === null ? factsNow() : await runCase(given, call));
});
process.send?.("ready");
