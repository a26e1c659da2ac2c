import type { Mapping } from "../../openapi/document-node.ts";
import { mustBeRefused } from "./hostile-texts.ts";
import { type Files, problemsOf, render, skeletonOf } from "./judge.ts";
import { apply, type Mutation, type Subject } from "./mutations.ts";

/** What a careless generator makes of our files. */
export type Spoil = (files: Files, document: Mapping) => Files;

/** The package of a mutated document; undefined where the document is refused. */
export function renderMutation(mutation: Mutation): Rendered | undefined {
  const document = apply(mutation);
  if (hasProto(document) || problemsOf(document).length > 0) return undefined;
  try {
    return {
      document,
      files: render(mutation.subject.slug, document),
      faults: untold(mutation, document),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.stack : error;
    return { document, files: {}, faults: [`it throws ${reason}`] };
  }
}

export interface Rendered {
  readonly document: Mapping;
  readonly files: Files;
  readonly faults: readonly string[];
}

/**
 * What is wrong with a package. But for the values of literals and for comments it is the one of the
 * spec as it was, or of the spec with a harmless text in the same places.
 */
export function faultsOf(
  mutation: Mutation,
  rendered: Rendered,
  spoil: Spoil = same,
): readonly string[] {
  return rendered.faults.length > 0 ? rendered.faults : compare(mutation, rendered, spoil);
}

const same: Spoil = (files) => files;

function compare(
  mutation: Mutation,
  { document, files }: Rendered,
  spoil: Spoil,
): readonly string[] {
  try {
    const { skeleton, faults } = skeletonOf(spoil(files, document));
    const fits =
      skeleton === plainSkeleton(mutation.subject, spoil) ||
      skeleton === harmlessSkeleton(mutation, spoil);
    return fits ? faults : [...faults, "a text changed more than literals and comments"];
  } catch (error) {
    return [`a file does not parse: ${error}`];
  }
}

const plain = new Map<Spoil, Map<Subject, string>>();

/** Of the spec as it is, made once. */
function plainSkeleton(subject: Subject, spoil: Spoil): string {
  const known = plain.get(spoil) ?? new Map<Subject, string>();
  plain.set(spoil, known);
  const { slug, document } = subject;
  const skeleton =
    known.get(subject) ?? skeletonOf(spoil(render(slug, document), document)).skeleton;
  known.set(subject, skeleton);
  return skeleton;
}

/** Of a harmless text in each of the places; undefined where such a document is refused. */
function harmlessSkeleton(mutation: Mutation, spoil: Spoil): string | undefined {
  // Two keys of one text are one key, so one text is replaced by one.
  const first = (text: string) => mutation.texts.findIndex((one) => one.text === text);
  // A prefix ends in what parts it from a key.
  for (const end of ["", "="]) {
    // No text is harmless, and a longer key would be another way to the place of the second one.
    const document = apply(mutation, (text) => text && `harmless${first(text)}${end}`);
    if (problemsOf(document).length === 0)
      return skeletonOf(spoil(render(mutation.subject.slug, document), document)).skeleton;
  }
  return undefined;
}

/** A text that must be refused and stands in the document nevertheless. */
function untold({ texts }: Mutation, document: Mapping): string[] {
  const written = JSON.stringify(document);
  return texts
    .filter(
      ({ text }) => mustBeRefused(text) && written.includes(JSON.stringify(text).slice(1, -1)),
    )
    .map(({ text }) => `it was taken: ${JSON.stringify(text)}`);
}

/** `readSpec` refuses such a key. */
function hasProto(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hasProto);
}
