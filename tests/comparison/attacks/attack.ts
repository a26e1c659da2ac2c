import { type Answer, withServer } from "../server.ts";
import { count, outcomeOf, partnerKey } from "../watch.ts";
import type { Way } from "../ways.ts";

/** A row of the table. */
export interface Attack {
  /** As Markdown. */
  readonly name: string;
  /** Does it, and tells in few words what was seen. Neither a time nor a size that may differ next time. */
  readonly see: (way: Way) => Promise<string>;
}

/** A removal that is answered in a certain way: what the caller gets, and how many requests it took. */
export function answered(name: string, answer: Answer, timeout?: number): Attack {
  return {
    name,
    see: (way) =>
      withServer(answer, async (server) => {
        const words = await outcomeOf(way.create(server.url, partnerKey), server, timeout);
        return `${words}${count(server)}`;
      }),
  };
}
