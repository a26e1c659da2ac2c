import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeContract } from "../contract/contract.ts";
import { leaverOf } from "../support/leaver.ts";
import { loadProviders } from "../support/providers.ts";
import { createTemporaryRepository } from "../support/temporary-repository.ts";
import { compileAll } from "./compile-tables.ts";
import { describeNearMisses } from "./describe-near-misses.ts";
import { describeOutcomes } from "./describe-outcomes.ts";
import { describeRequests, initOf } from "./describe-requests.ts";
import { loadFeatures, slugs, specOf, tabled } from "./load.ts";
import { renderSpecList } from "./spec-list.ts";

// Everything that the next hundred providers need: a spec for each, which is no published package, and for each spec
// its table, its requests on a raw socket, the contract, near misses that are refused, and lines for the compiler.
const repository = await createTemporaryRepository(
  Object.fromEntries(slugs.map((slug) => [slug, specOf(slug)])),
  { declarations: false },
);
afterAll(repository.remove);
const providers = await loadProviders(repository.root);
const features = await loadFeatures();

test("every spec has a table, and every table a spec", () => {
  expect(tabled).toEqual(slugs);
});

test("docs/specs.md is written from the tables", () => {
  const file = join(import.meta.dirname, "../../docs/specs.md");
  const advice = "run `node tests/features/write-spec-list.ts`";
  expect(readFileSync(file, "utf8"), advice).toBe(renderSpecList(features));
});

describe("every table has all of its parts", () => {
  test.for(Object.entries(features))("%s", ([, feature]) => {
    const { requests, outcomes, nearMisses, compiles, doesNotCompile } = feature;
    const parts = { requests, outcomes, nearMisses, compiles, doesNotCompile };
    const empty = Object.entries(parts).filter(([, rows]) => rows.length === 0);
    expect(empty).toEqual([]);
  });
});

describe("a README tells what the table says", () => {
  const documented = Object.entries(features).filter(([, { readme }]) => readme);
  test.for(documented)("%s", ([slug, { readme = [] }]) => {
    const file = join(repository.root, "packages/providers", slug, "README.md");
    const lines = readFileSync(file, "utf8").split("\n");
    expect(readme.filter((line) => !lines.includes(line))).toEqual([]);
  });
});

describe("a strict program of each compiles, and its mistakes do not", () => {
  let found: string[] = [];
  beforeAll(() => {
    found = compileAll(repository.root, features);
  });
  test.for(slugs)("%s", (slug) => {
    const own = [`programs/${slug}.ts(`, `packages/providers/${slug}/`];
    expect(found.filter((message) => own.some((path) => message.startsWith(path)))).toEqual([]);
  });
  test("and nothing else is wrong", () => {
    const known = /^(programs|packages\/providers)\/[\w-]+(\.ts\(|\/)/;
    expect(found.filter((message) => !known.test(message))).toEqual([]);
  });
});

for (const provider of providers) {
  const feature = features[provider.slug];
  if (feature === undefined) continue;
  const { parameters, needsBody = [], isPlayedLong = false } = feature;
  const leaver = await leaverOf(provider, parameters, initOf(feature, provider));
  describe(`${feature.title} (${provider.slug})`, () => {
    describeNearMisses(provider.slug, feature);
    describeRequests(feature, provider);
    describeOutcomes(feature, provider);
    describeContract({ provider, leaver, needsBody, isPlayedLong });
  });
}
