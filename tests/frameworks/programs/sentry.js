// Sentry for Node, which records all that it can; what it would send goes nowhere.
import * as Sentry from "@sentry/node";
import { tell } from "./tell.js";

const recorded = [];
const isSilent = process.argv[2] === "silent";
Sentry.init({
  dsn: "https://key@sentry.invalid/1",
  tracesSampleRate: 1,
  transport: () => ({
    send: async (envelope) => {
      recorded.push(envelope);
      return {};
    },
    flush: async () => true,
  }),
  integrations: isSilent
    ? [
        Sentry.nativeNodeFetchIntegration({
          breadcrumbs: false,
          ignoreOutgoingRequests: (url) => url.startsWith(process.env.PROVIDER_URL),
        }),
      ]
    : [],
});
await tell(
  (make) => Sentry.startSpan({ name: "offboarding" }, make),
  async () => {
    Sentry.captureMessage("afterwards");
    await Sentry.flush();
    return recorded;
  },
);
