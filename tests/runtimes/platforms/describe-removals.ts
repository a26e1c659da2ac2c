import { expect, test } from "vitest";
import type { CallStage } from "./call-stage.ts";

/** Calls that remove, and what is sent for them. */
export function describeRemovals(stage: CallStage): void {
  const { provider, isBrowser, organization, member, stays, mock, call } = stage;
  const { operation, slug, version } = provider;

  test("removes the member, by each credential and in both forms", async () => {
    for (const credentials of mock().credentials) {
      for (const form of ["deleteMember", "typed"] as const) {
        mock().clear();
        mock().add(organization, member, stays);
        const { report } = await call({ form }, credentials);
        expect(report).toMatchObject({ outcome: "removed", attempts: 1 });
        expect(mock().members(organization)).toEqual([String(stays)]);
        expect(mock().requests.map(({ problems }) => problems)).toEqual([[]]);
      }
    }
  });

  test("the second time says that there is no such member, where the spec says how", async () => {
    const { absent } = provider;
    mock().add(organization, member);
    await call();
    const { report } = await call();
    const wanted = { outcome: "refused", name: "ApiError", status: absent[0] ?? 404 };
    expect(report).toEqual({ ...wanted, ...(absent.length > 0 && { absent: true }), attempts: 1 });
  });

  test("what is busy is tried again, and every attempt is told to onAttempt", async () => {
    mock().add(organization, member);
    mock().fail({ type: "rate-limit", retryAfter: 0 });
    const { report, events } = await call();
    expect(report).toMatchObject({ outcome: "removed", attempts: 2 });
    const { method, path } = operation;
    const shared = { provider: slug, method, path, duration: expect.any(Number) };
    const busy = { attempt: 1, outcome: "refused", status: 429, wait: expect.any(Number) };
    const removed = { attempt: 2, outcome: "removed", status: report?.status };
    expect(events).toEqual([
      expect.objectContaining({ ...shared, ...busy }),
      expect.objectContaining({ ...shared, ...removed }),
    ]);
  });

  test("the request shows itself without credentials, and is not sent", async () => {
    const { request } = await call({ form: "request" });
    expect(mock().requests).toEqual([]);
    await call();
    const [sent] = mock().requests;
    expect(request?.method).toBe(sent?.method);
    // A credential in the query stands last.
    expect(`${stage.origin()}${sent?.path}`.startsWith(`${request?.url}`)).toBe(true);
    const shown = JSON.stringify(request);
    const secrets = mock().credentials.flatMap((credentials) => Object.values(credentials));
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
    expect("user-agent" in Object(request?.headers)).toBe(!isBrowser);
  });

  test("the User-Agent names the package, but in a browser", async () => {
    await call();
    const { headers = [] } = mock().requests[0] ?? {};
    const agents = headers.filter(([name]) => name.toLowerCase() === "user-agent");
    const wanted = isBrowser ? expect.stringMatching(/^Mozilla/) : `offboard-${slug}/${version}`;
    expect(agents.map(([, value]) => value)).toEqual([wanted]);
  });
}
