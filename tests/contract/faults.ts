import type { Fault } from "@offboard/mock-server";
import { describe, expect, test } from "vitest";
import { settled } from "../support/stage.ts";
import type { Subject } from "./subject.ts";

const effect = "after";
const location = "http://localhost:9/stranger";

/** A fault, and the error that both forms of a call end with. Where its effect is `after`, the member is gone. */
const faults: readonly (readonly [Fault, object])[] = [
  [{ type: "html" }, { name: "ApiError", status: 200, outcome: "unknown" }],
  [
    { type: "html", effect },
    { name: "ApiError", status: 200, outcome: "unknown" },
  ],
  [
    { type: "broken-json", effect },
    { name: "ApiError", outcome: "unknown" },
  ],
  [
    { type: "empty", status: 401 },
    { name: "ApiError", status: 401, outcome: "refused" },
  ],
  [
    { type: "empty", status: 418 },
    { name: "ApiError", status: 418, outcome: "refused" },
  ],
  [
    { type: "empty", status: 408 },
    { name: "ApiError", status: 408, outcome: "unknown" },
  ],
  [
    { type: "empty", status: 502, effect },
    { name: "ApiError", status: 502, outcome: "unknown" },
  ],
  [
    { type: "redirect", status: 303, location, effect },
    { name: "ApiError", status: 303, outcome: "unknown" },
  ],
  [
    { type: "redirect", status: 307, location },
    { name: "ApiError", status: 307, outcome: "refused" },
  ],
  [{ type: "cut" }, { name: "ConnectionError", outcome: "unknown" }],
  [
    { type: "cut", effect },
    { name: "ConnectionError", outcome: "unknown" },
  ],
  [
    { type: "cut", at: "body", effect },
    { name: "ConnectionError", outcome: "unknown" },
  ],
  [
    { type: "hang", effect },
    { name: "TimeoutError", outcome: "unknown" },
  ],
  [
    { type: "hang", at: "body", effect },
    { name: "TimeoutError", outcome: "unknown" },
  ],
];

/** What goes wrong on the way, and what is known then. */
export function describeFaults({ provider, leaver, needsBody, stage }: Subject): void {
  const { organization, member, parameters } = leaver;

  describe("says what is known when something goes wrong on the way", () => {
    test.for(faults)("%j", async ([fault, wanted]) => {
      const { mock, client, forms } = stage();
      for (const { call } of forms) {
        mock.add(organization, member);
        mock.fail(fault);
        const timeout = fault.type === "hang" ? 250 : 30_000;
        const { error } = await settled(call(client({ timeout, retry: false }), leaver));
        expect(error).toSatisfy(provider.isError);
        expect(error).toMatchObject({ ...wanted, attempts: 1 });
        const isRemoved = "effect" in fault && fault.effect === "after";
        expect(mock.has(organization, member)).toBe(!isRemoved);
      }
    });

    test("an empty success: removed, without data, unless it lacks a constant", async () => {
      const { mock, client, forms } = stage();
      const status = Number(provider.operation.statuses.find((name) => /^2/.test(`${name}`)));
      const isWhole = !needsBody.includes(status);
      for (const { call } of forms) {
        mock.add(organization, member);
        mock.fail({ type: "empty", status, effect });
        const end = await settled(call(client(), leaver));
        if (isWhole) expect(end.value).toMatchObject({ data: undefined });
        else expect(end.error).toMatchObject({ name: "ApiError", status, outcome: "unknown" });
        expect(mock.has(organization, member)).toBe(false);
      }
    });

    test("a page in HTML: no such member is not what it says", async () => {
      const { mock, client } = stage();
      for (const status of new Set([404, 410, ...provider.absent])) {
        mock.fail({ type: "html", status });
        const { error } = await settled(client().deleteMember(parameters));
        expect(error).toMatchObject({ name: "ApiError", status, absent: false });
      }
    });

    test("nobody listens: not sent", async () => {
      const { client, forms, server } = stage();
      await server.close();
      for (const { call } of forms) {
        const { error } = await settled(
          call(client({ baseUrl: `${server.url}/gone`, retry: false }), leaver),
        );
        expect(Object(error).outcome).toBe("not-sent");
      }
    });
  });
}
