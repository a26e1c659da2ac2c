import { loadProviders } from "../support/providers.ts";
import { describeSmoke } from "./contract.ts";

for (const provider of await loadProviders()) await describeSmoke(provider);
