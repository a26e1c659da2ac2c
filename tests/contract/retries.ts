import type { Fault } from "@offboard/mock-server";
import type { ClientOptions } from "@offboard/runtime";
import { describe, expect, test } from "vitest";
import { settled } from "../support/stage.ts";
import type { Subject } from "./subject.ts";

type Retry = ClientOptions["retry"];
const effect = "after";
const retryAfter = 0;
const busy: Fault = { type: "rate-limit", retryAfter };
const unavailable: Fault = { type: "status", status: 503, retryAfter };
const removedUnavailable: Fault = { ...unavailable, effect };
const lost: Fault = { type: "cut", effect };

/** What happens to the attempts in turn, and what the call comes to in which attempt. */
const table: [faults: Fault[], retry: Retry, outcome: string, attempts: number][] = [
  [[busy], undefined, "removed", 2],
  [[busy, unavailable], undefined, "removed", 3],
  [[busy, busy, busy], undefined, "refused", 3],
  [[unavailable, unavailable, unavailable], undefined, "unknown", 3],
  [[busy], false, "refused", 1],
  [[unavailable], false, "unknown", 1],
  [[lost], undefined, "unknown", 1],
  [[removedUnavailable], undefined, "gone", 2],
  [[lost], { unknown: true }, "gone", 2],
  [[busy, lost], { unknown: true }, "gone", 3],
];

/** What is tried again, and what the call says in the end. */
export function describeRetries({ provider, leaver, stage }: Subject): void {
  const { organization, member, parameters } = leaver;

  describe("tries again what can be tried again, and says what is known", () => {
    test.for(table)("%j with retry %j: %s after %d", async ([faults, retry, outcome, attempts]) => {
      const { mock, client } = stage();
      mock.add(organization, member);
      for (const fault of faults) mock.fail(fault);
      const end = await settled(client({ retry }).deleteMember(parameters));
      // A member who is gone after an own attempt was removed, where the provider says so.
      const wanted = outcome === "gone" && provider.absent.length > 0 ? "removed" : outcome;
      if (wanted === "removed") expect(end.value).toMatchObject({ attempts });
      else
        expect(end.error).toMatchObject({
          outcome: wanted === "gone" ? "unknown" : wanted,
          attempts,
        });
      expect(mock.requests).toHaveLength(attempts);
      if (outcome === "removed" || outcome === "gone")
        expect(mock.has(organization, member)).toBe(false);
      if (outcome === "refused") expect(mock.has(organization, member)).toBe(true);
    });

    test("a rate limit, by each status that says it", async () => {
      const { mock, client } = stage();
      const reset = provider.spec["x-rate-limit-reset"];
      const { statuses = [429] } = Object(reset) as { statuses?: readonly number[] };
      for (const status of statuses) {
        mock.clear();
        mock.add(organization, member);
        mock.fail({
          type: "rate-limit",
          status,
          ...(reset === undefined ? { retryAfter } : { reset: 0 }),
        });
        const end = await settled(client().deleteMember(parameters));
        expect(end.value).toMatchObject({ attempts: 2 });
      }
    });

    test("with client credentials, a busy token URL and a token that was revoked", async () => {
      const { mock, client } = stage();
      if (mock.tokenUrl() === undefined) return;
      const exchanged = mock.credentials.filter((options) => "clientSecret" in options);
      expect(exchanged).toHaveLength(1);
      for (const credentials of exchanged) {
        mock.add(organization, member);
        mock.failToken({ type: "status", status: 503, retryAfter });
        mock.fail({ type: "empty", status: 401 });
        const end = await settled(client({}, credentials).deleteMember(parameters));
        expect(end.value).toMatchObject({ attempts: 3 });
        expect([mock.requests.length, mock.tokenRequests.length]).toEqual([2, 3]);
      }
    });
  });
}
