import { expect, test } from "vitest";
import { settled } from "../support/stage.ts";
import type { Subject } from "./subject.ts";

/** The exchange of OAuth2 client credentials (RFC 6749 §4.4), where the spec has it. Its bytes are in the tables. */
export function describeTokens({ leaver, stage }: Subject): void {
  test("exchanges client credentials once for calls that run together", async () => {
    const { mock, client } = stage();
    if (mock.tokenUrl() === undefined) return;
    for (const credentials of mock.credentials) {
      mock.clear();
      const one = client({}, credentials);
      await Promise.all([1, 2, 3].map(() => settled(one.deleteMember(leaver.parameters))));
      expect(mock.requests.map(({ problems }) => problems)).toEqual([[], [], []]);
      const isExchanged = "clientSecret" in credentials;
      expect(mock.exchanges).toBe(isExchanged ? 1 : 0);
      expect(mock.tokenRequests.map(({ problems }) => problems)).toEqual(isExchanged ? [[]] : []);
    }
  });
}
