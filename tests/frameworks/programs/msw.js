// Mock Service Worker, which patches fetch; what no handler is for goes on to the provider.
import { setupServer } from "msw/node";
import { tell } from "./tell.js";

const printed = [];
for (const level of ["log", "info", "warn", "error"])
  console[level] = (...parts) => printed.push(parts.join(" "));
setupServer().listen({ onUnhandledFrame: process.argv[2] === "silent" ? "bypass" : "warn" });
await tell(
  (make) => make(),
  () => printed,
);
