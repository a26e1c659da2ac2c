import { describeContract } from "./contract/contract.ts";
import { loadProviders } from "./support/providers.ts";

for (const provider of await loadProviders()) describeContract(provider);
