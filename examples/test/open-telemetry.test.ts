import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { describe, expect, test } from "vitest";
import { createObservedClient } from "../open-telemetry.ts";
import { apiKey, member, play, refuse, secrets } from "./played.ts";
import { collect, measured, milliseconds, spans, template } from "./telemetry.ts";

collect();

describe("a removal", () => {
  test("is a client span with the attributes of the conventions", async () => {
    const { baseUrl } = await play();
    await createObservedClient({ apiKey, baseUrl }).deleteMember(member);
    const [span, ...others] = spans.getFinishedSpans();
    expect(others).toEqual([]);
    expect(span).toMatchObject({
      name: `DELETE ${template}`,
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
    });
    expect(span?.attributes).toEqual({
      "http.request.method": "DELETE",
      "url.template": template,
      "server.address": "127.0.0.1",
      "server.port": Number(new URL(baseUrl).port),
      "http.response.status_code": 200,
      "offboard.provider": "cal-com",
      "offboard.outcome": "removed",
      ...(span?.attributes["http.response.header.x-request-id"] !== undefined && {
        "http.response.header.x-request-id": [expect.any(String)],
      }),
    });
  });

  test("is a child of the span that it was called in", async () => {
    const { baseUrl } = await play();
    const client = createObservedClient({ apiKey, baseUrl });
    await trace.getTracer("test").startActiveSpan("offboard a leaver", async (parent) => {
      await client.deleteMember(member);
      parent.end();
    });
    const [attempt, parent] = spans.getFinishedSpans();
    expect(parent?.name).toBe("offboard a leaver");
    expect(attempt?.parentSpanContext?.spanId).toBe(parent?.spanContext().spanId);
  });

  test("begins when the attempt began, and lasts as long", async () => {
    const { provider, baseUrl } = await play();
    provider.fail({ type: "latency", milliseconds: 80 });
    const before = Date.now();
    await createObservedClient({ apiKey, baseUrl }).deleteMember(member);
    const after = Date.now();
    const [span] = spans.getFinishedSpans();
    if (span === undefined) throw new Error("No span was exported.");
    // Two clocks meet here, the wall's and the monotonic one: a few milliseconds between them are none.
    expect(milliseconds(span.startTime)).toBeGreaterThanOrEqual(before - 5);
    expect(milliseconds(span.endTime)).toBeLessThanOrEqual(after + 5);
    expect(milliseconds(span.endTime) - milliseconds(span.startTime)).toBeGreaterThanOrEqual(75);
  });
});

describe("a failure", () => {
  test("with a status is an error of that status", async () => {
    const { provider, baseUrl } = await play();
    refuse(provider);
    await expect(createObservedClient({ apiKey, baseUrl }).deleteMember(member)).rejects.toThrow();
    const [span] = spans.getFinishedSpans();
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span?.attributes).toMatchObject({
      "http.response.status_code": 403,
      "error.type": "403",
      "offboard.outcome": "refused",
    });
  });

  test.each([
    ["a lost connection", { type: "cut" } as const, undefined],
    ["a login page", { type: "html" } as const, 200],
  ])("%s is an error of what is known", async (_, fault, status) => {
    const { provider, baseUrl } = await play();
    provider.fail(fault);
    await expect(createObservedClient({ apiKey, baseUrl }).deleteMember(member)).rejects.toThrow();
    const [span] = spans.getFinishedSpans();
    expect(span?.attributes["error.type"]).toBe("unknown");
    expect(span?.attributes["http.response.status_code"]).toBe(status);
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
  });

  test("that is tried again is a span for each attempt, counted from the second on", async () => {
    const { provider, baseUrl } = await play();
    provider.fail({ type: "rate-limit", retryAfter: 0 }, { times: 2 });
    await createObservedClient({ apiKey, baseUrl }).deleteMember(member);
    const told = spans
      .getFinishedSpans()
      .map(({ attributes }) => [
        attributes["http.request.resend_count"],
        attributes["http.response.status_code"],
        attributes["error.type"],
      ]);
    expect(told).toEqual([
      [undefined, 429, "429"],
      [1, 429, "429"],
      [2, 200, undefined],
    ]);
    const [metric] = await measured();
    const counts = metric?.dataPoints.map(({ attributes, value }) => [
      attributes["http.response.status_code"],
      value.count,
    ]);
    expect(counts).toEqual([
      [429, 2],
      [200, 1],
    ]);
  });
});

test("no credential, id or body leaves in a span or a measurement", async () => {
  const { provider, baseUrl } = await play();
  const client = createObservedClient({ apiKey, baseUrl });
  refuse(provider);
  await expect(client.deleteMember(member)).rejects.toThrow();
  provider.fail({ type: "cut" });
  await expect(client.deleteMember(member)).rejects.toThrow();
  await client.deleteMember(member);
  const told = spans.getFinishedSpans().map(({ name, attributes, events, status, links }) => ({
    ...{ name, attributes, events, status, links },
  }));
  expect(told).toHaveLength(3);
  const text = JSON.stringify([told, await measured()]);
  expect(text).toContain(template);
  for (const secret of secrets) expect(text).not.toContain(secret);
});
