import { loadProviders } from "../support/providers.ts";
import { describeContract } from "./contract.ts";

for (const provider of await loadProviders()) describeContract(provider);
