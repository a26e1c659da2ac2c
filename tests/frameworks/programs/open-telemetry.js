// OpenTelemetry's instrumentation of undici, which Node's fetch is.
import { propagation, trace } from "@opentelemetry/api";
import { registerInstrumentations } from "@opentelemetry/instrumentation";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import {
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { tell } from "./tell.js";

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(
  new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
);
// As the propagator of W3C Trace Context, which is set by default where the whole SDK is.
propagation.setGlobalPropagator({
  inject: (_, carrier, setter) => setter.set(carrier, "traceparent", "00-0-0-00"),
  extract: (context) => context,
  fields: () => ["traceparent"],
});
const isSilent = process.argv[2] === "silent";
registerInstrumentations({
  instrumentations: [
    new UndiciInstrumentation({
      ignoreRequestHook: ({ origin }) => isSilent && origin === process.env.PROVIDER_URL,
    }),
  ],
});
await tell(
  (make) => make(),
  () => exporter.getFinishedSpans().map(({ name, attributes }) => ({ name, attributes })),
);
