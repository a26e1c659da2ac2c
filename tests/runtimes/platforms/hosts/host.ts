import type { Platform } from "../../way.ts";
import type { PlatformProject } from "../platform-project.ts";
import type { ResultOf, Task } from "../task.ts";

/** A platform that runs the program. */
export interface Host {
  readonly platform: Platform;
  /** Does a task there; rejects with what the program there threw. One at a time. */
  run<Given extends Task>(task: Given): Promise<ResultOf<Given>>;
  close(): Promise<void>;
}

/** How a platform is started. */
export interface Start {
  readonly platform: Platform;
  /** What it must say of itself. */
  readonly version: string;
  start(project: PlatformProject): Promise<Host>;
}

/** What the program's entry on a platform answers a task with. */
export interface Reply {
  readonly result?: unknown;
  readonly thrown?: string;
}

/** The same in every entry: JavaScript that makes a {@link Reply} of a task. */
export const replyTo = `const replyTo = (task) => run(task).then(
  (result) => ({ result }),
  (error) => ({ thrown: String(error?.stack ?? error) }),
);`;

/** Makes a host of what sends a task to the program and gives its reply. */
export function createHost(
  platform: Platform,
  send: (task: Task) => Promise<Reply>,
  close: () => Promise<void>,
): Host {
  return {
    platform,
    close,
    async run<Given extends Task>(task: Given) {
      const { result, thrown } = await send(task);
      if (thrown === undefined) return result as ResultOf<Given>;
      throw new Error(`The program on ${platform} failed at ${JSON.stringify(task)}:\n${thrown}`);
    },
  };
}
