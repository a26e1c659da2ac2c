import { expect, test } from "vitest";
import { createFoldingDesk } from "../support/folding-desk.ts";
import { createPaperCrane, member, type PaperCrane, path } from "../support/paper-crane.ts";
import { reasonOf, recorder, thrownBy, turn } from "../support/recorder.ts";

const reasons: [reason: unknown][] = [
  ...[null, 0, "", false, Number.NaN, "left", 42, Symbol("left"), 5n].map((one): [unknown] => [
    one,
  ]),
  [new Error("left")],
  [{ name: "TimeoutError", status: 403, body: {} }],
  [new DOMException("left", "TimeoutError")],
  [() => "left"],
];

type Remove = (client: PaperCrane, signal: AbortSignal) => Promise<unknown>;
const removes: Remove[] = [
  (client, signal) => client.deleteMember(member, { signal }),
  (client, signal) => client.DELETE(path, { params: { path: member }, signal }),
  (client, signal) => client.deleteMember.request(member, { signal }),
];

test.each(reasons)("a signal that has aborted with %o sends nothing", async (reason) => {
  const { fetch, requests } = recorder();
  const signal = AbortSignal.abort(reason);
  for (const remove of removes)
    expect(await reasonOf(remove(createPaperCrane({ fetch }), signal))).toBe(reason);
  expect(requests).toEqual([]);
});

test.each(reasons)("while it waits, an abort rejects with the very reason %o", async (reason) => {
  const never = () => new Promise<never>(() => {});
  for (const remove of removes.slice(0, 2)) {
    for (const options of [{ fetch: never }, { apiKey: never }]) {
      const controller = new AbortController();
      const call = reasonOf(remove(createPaperCrane(options), controller.signal));
      await turn();
      controller.abort(reason);
      expect(await call).toBe(reason);
    }
  }
});

const trap = (): never => {
  throw new Error("looked at");
};
const shy = new Proxy({}, { has: trap, get: trap, ownKeys: trap, getPrototypeOf: trap });
const others: [what: string, reason: unknown][] = [
  ["is frozen", Object.freeze({ status: 403, body: {} })],
  ["is an error of another client", thrownBy(() => createFoldingDesk({ tokenUrl: "" }))],
];

test.each(others)("an abort rejects with a reason that %s", async (_, reason) => {
  for (const remove of removes.slice(0, 2)) {
    const controller = new AbortController();
    const fetch = () => new Promise<never>(() => {});
    const call = reasonOf(remove(createPaperCrane({ fetch }), controller.signal));
    await turn();
    controller.abort(reason);
    expect(Object.is(await call, reason)).toBe(true);
  }
});

/** Whether a removal rejects with `shy`. A promise can't be resolved with it. */
async function rejectsShyly(remove: Remove): Promise<boolean> {
  let isShy = false;
  await remove(createPaperCrane({ fetch: recorder().fetch }), AbortSignal.abort(shy)).catch(
    (reason) => {
      isShy = Object.is(reason, shy);
    },
  );
  return isShy;
}

test("an abort rejects with a reason that throws when it is looked at", async () => {
  for (const remove of removes) expect(await rejectsShyly(remove)).toBe(true);
});

test("a signal whose reason is undefined rejects with undefined", async () => {
  const signal = new EventTarget() as AbortSignal;
  const call = createPaperCrane({ fetch: () => new Promise(() => {}) }).deleteMember(member, {
    signal,
  });
  const reason = reasonOf(call);
  await turn();
  signal.dispatchEvent(new Event("abort"));
  expect(await reason).toBeUndefined();
});
