import { expect, test } from "vitest";
import { recorder } from "./fixture.ts";
import { createPaperCrane, member } from "./paper-crane.ts";

test("2,000 calls leave no listener on their signal, and no timer", async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...given: unknown[]) => {
    listeners++;
    Reflect.apply(addEventListener, signal, given);
  };
  signal.removeEventListener = (...given: unknown[]) => {
    listeners--;
    Reflect.apply(removeEventListener, signal, given);
  };
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const answers = [204, 403, 500].map((status) => () => new Response(null, { status }));
  let calls = 0;
  const { fetch } = recorder(() => (answers[calls++ % 3] as () => Response)());
  const client = createPaperCrane({ fetch });
  const call = async () => client.deleteMember(member, { signal }).catch(() => {});
  for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 100 }, call));
  expect([calls, listeners, timers() - before]).toEqual([2000, 0, 0]);
});
