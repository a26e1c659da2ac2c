import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../support/providers.ts";
import type { Case } from "./case.ts";
import type { Facts } from "./node-process-program.ts";
import { provider } from "./provider.ts";
import type { Report } from "./way.ts";

/** A Node process, of the version that runs the tests, with the provider's package as it was built. */
export interface NodeProcess {
  run(given: Case): Promise<Report>;
  facts(): Promise<Facts>;
  /** Lets it end by itself; gives its exit code. */
  leave(): Promise<number | null>;
  /** Ends it where it has not ended. */
  kill(): void;
}

/** @param env added to that of the tests. */
export async function startNodeProcess(env: Record<string, string> = {}): Promise<NodeProcess> {
  const entry = join(root, "packages/providers", provider.slug, "dist/index.js");
  const program = join(import.meta.dirname, "node-process-program.ts");
  const child = fork(program, [pathToFileURL(entry).href], {
    env: { ...process.env, ...env },
    execArgv: [],
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const answer = async (): Promise<unknown> => {
    const died = exited.then((code) => {
      throw new Error(`The program ended with ${code} instead of answering; see above.`);
    });
    const [message] = await Promise.race([once(child, "message"), died]);
    return message;
  };
  const ask = (given: Case | null): Promise<unknown> => {
    child.send(given as object);
    return answer();
  };
  await answer();
  return {
    run: async (given) => (await ask(given)) as Report,
    facts: async () => (await ask(null)) as Facts,
    leave() {
      child.disconnect();
      return exited;
    },
    kill: () => child.kill("SIGKILL"),
  };
}
