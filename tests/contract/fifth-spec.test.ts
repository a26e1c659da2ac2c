import { join } from "node:path";
import { afterAll } from "vitest";
import { loadProviders } from "../support/providers.ts";
import { createTemporaryRepository } from "../support/temporary-repository.ts";
import { describeContract } from "./contract.ts";

// The proof that a new provider costs its spec alone: one that nobody has seen, generated, built, and held to the
// same contract without a line about it.
const repository = await createTemporaryRepository({
  "acme-club": join(import.meta.dirname, "../fixtures/fifth.yaml"),
});
afterAll(repository.remove);

for (const provider of await loadProviders(repository.root)) describeContract(provider);
