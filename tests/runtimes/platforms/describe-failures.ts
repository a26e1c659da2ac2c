import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { listenRaw, rawAnswer } from "../../support/raw-server.ts";
import type { CallStage } from "./call-stage.ts";

/** Ids that would change the path, or that are none: one of each kind (design §4, rule 1). */
const hostileIds = [
  "",
  " ",
  ".",
  "..",
  "%2e%2e",
  "../x",
  "a\\..\\b",
  "..%2f",
  "\n",
  "\ud800",
  null,
];

const redirects = [
  [303, "unknown"],
  [307, "refused"],
] as const;

/** Calls that do not remove, and what must not happen then. */
export function describeFailures(stage: CallStage): void {
  const { isBrowser, parameters, memberName, organization, member, mock, call } = stage;

  test("a wrong credential removes nobody", async () => {
    mock().add(organization, member);
    // There may be a way that needs none.
    const ways = mock().credentials.filter((credentials) => Object.keys(credentials).length > 0);
    for (const credentials of ways) {
      const wrong = Object.entries(credentials).map(([name, value]) => [name, `${value}-wrong`]);
      const { report } = await call({}, Object.fromEntries(wrong));
      expect(report?.outcome).toMatch(/^(refused|not-sent)$/);
    }
    expect(mock().has(organization, member)).toBe(true);
  });

  const { parameters: all } = stage.provider.operation;
  const isInPath = all.some(({ name, in: place }) => name === memberName && place === "path");
  test.runIf(isInPath)(
    "an id that would change the path is refused, and nothing is sent",
    async () => {
      for (const id of hostileIds) {
        const { report } = await call({ parameters: { ...parameters, [memberName]: id } });
        const wanted = { outcome: "not-sent", name: "InvalidRequestError", attempts: 0 };
        expect(report, JSON.stringify(id)).toEqual(wanted);
      }
      expect(mock().requests).toEqual([]);
      expect(mock().tokenRequests).toEqual([]);
    },
  );

  test("a redirect to another origin is not followed: that one receives nothing", async () => {
    const stranger = await listenRaw(rawAnswer(204));
    try {
      for (const [status, outcome] of redirects) {
        mock().fail({ type: "redirect", status, location: `${stranger.url}/elsewhere` });
        const { report } = await call();
        // A browser hides what it does not follow.
        const seen = isBrowser ? { outcome: "unknown", status: 0 } : { outcome, status };
        expect(report).toEqual({ ...seen, name: "ApiError", attempts: 1 });
      }
      expect(stranger.received).toEqual([]);
    } finally {
      await stranger.close();
    }
  });

  test("an abort while it waits rejects with the very reason", async () => {
    mock().fail({ type: "hang" });
    // Tells the program that the request has arrived.
    const arrival = createServer(async (_, response) => {
      await expect.poll(() => mock().requests.length, { timeout: 10_000 }).toBe(1);
      response.writeHead(204, { "access-control-allow-origin": "*" }).end();
    });
    arrival.listen(0, "127.0.0.1");
    await once(arrival, "listening");
    const { port } = arrival.address() as AddressInfo;
    const { isAborted, report } = await call({ abortWhen: `http://127.0.0.1:${port}/` });
    arrival.close();
    expect({ isAborted, report }).toEqual({ isAborted: true, report: undefined });
    expect(mock().requests).toHaveLength(1);
  });

  test("no answer ends in a time-out, which leaves open whether the member was removed", async () => {
    mock().fail({ type: "hang" });
    const { report, events } = await call({ options: { timeout: 300 } });
    expect(report).toEqual({ outcome: "unknown", name: "TimeoutError", attempts: 1 });
    expect(events.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([[1, "unknown"]]);
  });
}
