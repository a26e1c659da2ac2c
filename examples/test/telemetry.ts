import { AsyncLocalStorage } from "node:async_hooks";
import { type Context, context, metrics, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import {
  AggregationTemporality,
  type HistogramMetricData,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { afterAll, beforeAll, beforeEach } from "vitest";

/** What was exported since the test began. */
export const spans: InMemorySpanExporter = new InMemorySpanExporter();
const exported = new InMemoryMetricExporter(AggregationTemporality.DELTA);
const reader = new PeriodicExportingMetricReader({ exporter: exported });

/** Sets OpenTelemetry up as a program does, for the tests of a file. */
export function collect(): void {
  beforeAll(() => {
    // What @opentelemetry/context-async-hooks does.
    const storage = new AsyncLocalStorage<Context>();
    context.setGlobalContextManager({
      active: () => storage.getStore() ?? ROOT_CONTEXT,
      with: (active, run, self, ...rest) =>
        storage.run(active, () => run.call(self as never, ...rest)),
      bind: (_, target) => target,
      enable: () => context as never,
      disable: () => context as never,
    });
    trace.setGlobalTracerProvider(
      new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
    );
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  });
  afterAll(() => reader.shutdown());
  beforeEach(async () => {
    await reader.forceFlush();
    spans.reset();
    exported.reset();
  });
}

export const template = "/v2/organizations/{orgId}/users/{userId}";

/** What was measured since then. */
export async function measured(): Promise<HistogramMetricData[]> {
  await reader.forceFlush();
  const found = exported.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics);
  return found.flatMap((scope) => scope.metrics) as HistogramMetricData[];
}

/** A time of OpenTelemetry in milliseconds. */
export function milliseconds([seconds, nanoseconds]: ReadableSpan["startTime"]): number {
  return seconds * 1000 + nanoseconds / 1e6;
}
