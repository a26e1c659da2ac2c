import {
  type AttemptEvent,
  type CalComClient,
  type CalComClientOptions,
  createCalComClient,
} from "@offboard/cal-com";
import { metrics, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

/** A span and a measurement for each attempt, by the semantic conventions for HTTP clients. */
function observe(baseUrl: string): (event: AttemptEvent) => void {
  const { hostname, port, protocol } = new URL(baseUrl);
  const tracer = trace.getTracer("offboard");
  const seconds = metrics.getMeter("offboard").createHistogram("http.client.request.duration", {
    description: "Duration of HTTP client requests.",
    unit: "s",
    advice: {
      explicitBucketBoundaries: [
        ...[0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
      ],
    },
  });

  return ({ provider, method, path, attempt, status, duration, outcome, requestId }) => {
    const isRemoved = outcome === "removed";
    const shared = {
      "http.request.method": method,
      "url.template": path,
      "server.address": hostname,
      "server.port": Number(port || (protocol === "https:" ? 443 : 80)),
      ...(status !== undefined && { "http.response.status_code": status }),
      ...(!isRemoved && { "error.type": (status ?? 0) >= 400 ? String(status) : outcome }),
    };
    // The conventions ask for url.full too, but the ids are in it.
    const end = Date.now();
    const span = tracer.startSpan(`${method} ${path}`, {
      kind: SpanKind.CLIENT,
      startTime: end - duration,
      attributes: {
        ...shared,
        "offboard.provider": provider,
        "offboard.outcome": outcome,
        ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
        ...(requestId !== undefined && { "http.response.header.x-request-id": [requestId] }),
      },
    });
    if (!isRemoved) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(end);
    seconds.record(duration / 1000, shared);
  };
}

export function createObservedClient(options: CalComClientOptions): CalComClient {
  const baseUrl = options.baseUrl ?? "https://api.cal.com";
  return createCalComClient({ ...options, baseUrl, onAttempt: observe(baseUrl) });
}
