import { join } from "node:path";
import { afterAll } from "vitest";
import { loadProviders } from "../support/providers.ts";
import { createTemporaryRepository } from "../support/temporary-repository.ts";
import { describeSmoke } from "./contract.ts";

// A new provider costs its spec alone: this one is generated, built and held to the smoke test of every provider
// without a line about it.
const repository = await createTemporaryRepository({
  "acme-club": join(import.meta.dirname, "../fixtures/fifth.yaml"),
});
afterAll(repository.remove);

for (const provider of await loadProviders(repository.root)) await describeSmoke(provider);
