import { expect, test } from "vitest";
import { createObservedClient } from "../open-telemetry.ts";
import { apiKey, member, play } from "./played.ts";
import { collect, measured, milliseconds, spans, template } from "./telemetry.ts";

collect();

test("a removal is measured in seconds, in the buckets of the conventions", async () => {
  const { baseUrl } = await play();
  await createObservedClient({ apiKey, baseUrl }).deleteMember(member);
  const [metric, ...others] = await measured();
  expect(others).toEqual([]);
  expect(metric?.descriptor).toMatchObject({
    name: "http.client.request.duration",
    unit: "s",
  });
  const [point] = metric?.dataPoints ?? [];
  expect(point?.value.count).toBe(1);
  expect(point?.value.buckets.boundaries.slice(0, 2)).toEqual([0.005, 0.01]);
  const [span] = spans.getFinishedSpans();
  const took = milliseconds(span?.duration ?? [0, 0]);
  expect(point?.value.sum).toBeCloseTo(took / 1000, 3);
  expect(point?.attributes).toEqual({
    "http.request.method": "DELETE",
    "url.template": template,
    "server.address": "127.0.0.1",
    "server.port": Number(new URL(baseUrl).port),
    "http.response.status_code": 200,
  });
});
