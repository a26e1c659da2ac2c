import fc from "fast-check";
import { seed } from "../../../packages/runtime/test/support/seed.ts";
import type { Mapping } from "../../openapi/document-node.ts";
import { describeMutation, type Mutation, mutations } from "./mutations.ts";
import { renderMutation } from "./run.ts";

/** A mutated document that is sound, of a seed that can be set. */
export interface Sample {
  readonly slug: string;
  readonly document: Mapping;
  /** Where which text stands. */
  readonly about: string;
}

/** The first sound ones of the fuzzer's documents, whose texts are about code. */
export function soundSamples(count: number): Sample[] {
  const samples: Sample[] = [];
  for (const mutation of fc.sample(mutations, { seed, numRuns: count * 20 })) {
    if (samples.length === count) break;
    if (!mutation.texts.some(({ text }) => text.includes("hacked"))) continue;
    const rendered = renderMutation(mutation);
    if (rendered === undefined) continue;
    const { document } = rendered;
    samples.push({ slug: mutation.subject.slug, document, about: describeMutation(mutation) });
  }
  return samples;
}

/** Mutations as they come, refused ones too. */
export function drawn(count: number): Mutation[] {
  return fc.sample(mutations, { seed, numRuns: count });
}
