import { createCalComClient } from "@offboard/cal-com";
import type { Fault } from "@offboard/mock-server";
import { describe, expect, test } from "vitest";
import { removeWithin } from "../whole-call-limit.ts";
import { apiKey, member, play } from "./played.ts";

const ample = 60_000;

describe("within the limit, the call says how it ended", () => {
  test.each<[string, Fault | undefined, string]>([
    ["a removal", undefined, "removed"],
    ["a refusal", { type: "status", status: 403 }, "refused"],
    ["a lost connection", { type: "cut" }, "unknown"],
    ["a 429, and then a removal", { type: "rate-limit", retryAfter: 0 }, "removed"],
  ])("%s", async (_, fault, ending) => {
    const { provider, baseUrl } = await play();
    if (fault) provider.fail(fault);
    const client = createCalComClient({ apiKey, baseUrl });
    expect(await removeWithin(client, member, ample)).toBe(ending);
  });

  test("what was never sent", async () => {
    const { provider, baseUrl } = await play();
    const client = createCalComClient({ apiKey, baseUrl });
    expect(await removeWithin(client, { ...member, userId: -1.5 }, ample)).toBe("not-sent");
    expect(provider.requests).toEqual([]);
  });
});

describe("past the limit, it is unknown", () => {
  test("an answer that does not come", async () => {
    const { provider, baseUrl } = await play();
    provider.fail({ type: "hang", effect: "after" });
    const client = createCalComClient({ apiKey, baseUrl });
    expect(await removeWithin(client, member, 200)).toBe("unknown");
    expect(provider.requests.length).toBeLessThanOrEqual(1);
  });

  test("a wait between two attempts is cut short, and nothing more is sent", async () => {
    const { provider, baseUrl } = await play();
    provider.fail({ type: "rate-limit", retryAfter: 50 });
    const waits: (number | undefined)[] = [];
    const onAttempt = ({ wait }: { wait: number | undefined }) => waits.push(wait);
    const client = createCalComClient({ apiKey, baseUrl, onAttempt });
    // Long enough for the first attempt on a busy machine, and far from the fifty seconds.
    expect(await removeWithin(client, member, 2000)).toBe("unknown");
    expect(waits).toEqual([expect.any(Number)]);
    expect(waits[0]).toBeGreaterThanOrEqual(50_000);
    expect(provider.requests).toHaveLength(1);
    expect(provider.members({ orgId: member.orgId })).toEqual([String(member.userId)]);
  });
});

test("an error of another kind is thrown on", async () => {
  const client = { deleteMember: () => Promise.reject(new RangeError("a mistake of ours")) };
  await expect(removeWithin(client as never, member, ample)).rejects.toThrow(RangeError);
});
