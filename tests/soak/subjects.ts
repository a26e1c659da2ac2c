import { loadFeatures, specOf } from "../features/load.ts";
import { type Leaver, leaverOf } from "../support/leaver.ts";
import { loadProviders, type Provider } from "../support/providers.ts";
import {
  createTemporaryRepository,
  type TemporaryRepository,
} from "../support/temporary-repository.ts";

/** A provider of the soak, and a call that its members are removed by. */
export interface Subject extends Provider {
  readonly leaver: Leaver;
}

/**
 * Features in which a call takes another way through the client: tokens that are exchanged, a rate limit of its own, a
 * failure inside a success, a body, alternatives of credentials, an organization beside the member.
 */
const features = [
  ...["oauth-scopes", "rate-limit-status", "failure-in-success"],
  ...["put-json", "key-prefixes", "named-member"],
];

/** Makes the packages of the soak, from specs of the features' tests. */
export async function makeSubjects(): Promise<{
  subjects: Subject[];
  repository: TemporaryRepository;
}> {
  const specs = Object.fromEntries(features.map((slug) => [slug, specOf(slug)]));
  const repository = await createTemporaryRepository(specs, { declarations: false });
  const tables = await loadFeatures();
  const subjects: Subject[] = [];
  for (const provider of await loadProviders(repository.root)) {
    const parameters = tables[provider.slug]?.parameters;
    subjects.push({ ...provider, leaver: await leaverOf(provider, parameters) });
  }
  return { subjects, repository };
}
