import { createMockServer, type ListeningServer } from "@offboard/mock-server";
import { createClients } from "./clients.ts";
import { drawRemovals, eachOnce } from "./draw.ts";
import { heldBytes } from "./leftovers.ts";
import { callFor, onAttempt } from "./make-call.ts";
import { addMembers } from "./members.ts";
import { createRemoval, type Removal } from "./removal.ts";
import { setUpStrikes } from "./strikes.ts";
import type { Subject } from "./subjects.ts";

/** What came of many removals. */
export interface Soak {
  readonly providers: readonly Subject[];
  readonly removals: readonly Removal[];
  /** Whether the provider has the member in the end. */
  isMember(removal: Removal): boolean;
  /** What should never have come to a provider, a line each. */
  readonly strays: readonly string[];
  /** Whom nobody was to remove, and who are members no longer. */
  readonly missing: readonly string[];
  /** Bytes of the heap that were held after one half and after the other. */
  readonly heap: readonly number[];
  readonly seconds: number;
  /** Still open. */
  readonly server: ListeningServer;
}

/** Calls that run at the same time. */
const inFlight = 50;
/** Measured: 9 seconds on two idle cores, 30 on busy ones. */
const maximumSeconds = 240;
/** After so many calls credentials rotate and requests are counted. */
const period = 250;

/**
 * Makes removals over all providers: each fault once, and then as they are drawn from the seed. Many of the calls share
 * the signal.
 *
 * @param count how many are drawn.
 */
export async function runSoak(
  providers: readonly Subject[],
  count: number,
  seed: number,
  signal: AbortSignal,
): Promise<Soak> {
  const start = performance.now();
  const specs = Object.fromEntries(providers.map(({ slug, spec }) => [slug, spec]));
  const mock = createMockServer({ specs });
  const server = await mock.listen();
  const drawnRemovals = [...eachOnce(providers), ...drawRemovals(providers, count, seed)];
  const removals = drawnRemovals.map((drawn, index) =>
    createRemoval(index, drawn, drawn.provider.leaver, mock.provider(drawn.provider.slug)),
  );
  const played = new Map(
    providers.map((provider) => {
      const own = removals.filter(({ drawn }) => drawn.provider === provider);
      const one = mock.provider(provider.slug);
      const missing = addMembers(provider, one, own);
      const clients = createClients(provider, one, server, { onAttempt });
      return [provider, { mock: one, missing, clients, count: setUpStrikes(one, own, clients) }];
    }),
  );
  const all = [...played.values()];
  const strays: string[] = [];
  const heap: number[] = [];
  const countRequests = (): void => {
    for (const { method, path, problems } of all.flatMap((one) => one.count()))
      strays.push([`${method} ${path}`, ...problems].join(", "));
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(lateError(removals)), maximumSeconds * 1000);
  });
  let ended = 0;
  const queue = removals.values();
  const work = async (): Promise<void> => {
    for (const removal of queue) {
      const provider = played.get(removal.drawn.provider);
      if (provider) await callFor(removal, provider.clients, provider.mock, signal);
      ended += 1;
      const left = removals.length - ended;
      if (left === 0 || left === Math.floor(count / 2)) heap.push(await heldBytes());
      if (ended % period > 0) continue;
      countRequests();
      for (const { clients } of all) clients.rotate();
    }
  };
  await Promise.race([Promise.all(Array.from({ length: inFlight }, work)), late]);
  clearTimeout(timer);
  countRequests();
  return {
    ...{ providers, removals, strays, heap, server },
    isMember: ({ drawn, organization, member }) =>
      mock.provider(drawn.provider.slug).has(organization, member),
    missing: all.flatMap(({ missing }) => missing()),
    seconds: (performance.now() - start) / 1000,
  };
}

function lateError(removals: readonly Removal[]): Error {
  const late = removals.filter(({ told }) => told === undefined);
  const first = late.slice(0, 3).map(({ index, drawn }) => {
    const { provider, ...rest } = drawn;
    return `\n  removal ${index}, drawn: ${provider.slug} ${JSON.stringify(rest)}`;
  });
  return new Error(
    `${late.length} removals have not ended after ${maximumSeconds} seconds, the first of them: ${first.join("")}`,
  );
}
