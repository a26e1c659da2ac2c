import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "yaml";
import { slugsOf } from "../../generate/read/spec-files.ts";
import { isMapping, type Mapping } from "../../openapi/document-node.ts";
import { repositoryRoot as root } from "../../system/repository-root.ts";
import { hostileTexts, mixtures } from "./hostile-texts.ts";
import { problemsOf } from "./judge.ts";
import { placesOf, type TextPlace } from "./places.ts";

/** How many documents are made of the real ones. */
export const runs: number = Number(process.env.OFFBOARD_RUNS) || 4000;

export interface Subject {
  readonly slug: string;
  readonly document: Mapping;
  /** By their kinds, so that a kind that stands in one place only gets its share. */
  readonly places: ReadonlyMap<string, readonly TextPlace[]>;
  /** The kinds of places that take a harmless text. */
  readonly open: readonly string[];
}

/** Some of the real specs, and made-up ones that have what those lack. */
export const subjects: readonly Subject[] = [
  // To find the places of one takes a second.
  ...slugsOf(root)
    .slice(0, 4)
    .map((slug) => [slug, join(root, `specs/${slug}.yaml`)] as const),
  ["fifth", join(root, "tests/fixtures/fifth.yaml")] as const,
  ["acme-hub", join(import.meta.dirname, "../generate/acme-hub/spec.yaml")] as const,
  ["acme-form", join(import.meta.dirname, "../generate/acme-form/spec.yaml")] as const,
].map(([slug, path]) => {
  const document: unknown = parse(readFileSync(path, "utf8"));
  if (!isMapping(document)) throw new Error(`${path} is no spec.`);
  const places = byKind(placesOf(document));
  const open = [...places.keys()].filter((kind) => {
    const changed = structuredClone(document);
    places.get(kind)?.[0]?.put(changed, "harmless");
    return problemsOf(changed).length === 0;
  });
  return { slug, document, places, open };
});

function byKind(all: readonly TextPlace[]): Map<string, TextPlace[]> {
  const places = new Map<string, TextPlace[]>();
  for (const place of all) places.set(place.kind, [...(places.get(place.kind) ?? []), place]);
  return places;
}

/** Texts that are put into places of one document, one after the other. */
export interface Mutation {
  readonly subject: Subject;
  readonly texts: readonly { readonly place: TextPlace; readonly text: string }[];
}

const hostile = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 4, arbitrary: fc.constantFrom(...mixtures) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...hostileTexts), fc.constantFrom(...hostileTexts))
      .map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(..."`*/\\\"'$[](){}<>|\n#@ a"), maxLength: 20 }),
  },
);

/** Most kinds of places are in schemas; the others end up in more kinds of files. */
const aboutBodies = /^(?:schema|header|mediaType|example|components)/;

/** One place, or a pair of them. */
export const mutations: fc.Arbitrary<Mutation> = fc.constantFrom(...subjects).chain((subject) => {
  const kind = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...subject.open) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...subject.open.filter((name) => !aboutBodies.test(name))),
    },
    { weight: 1, arbitrary: fc.constantFrom(...subject.places.keys()) },
  );
  const place = kind.chain((name) => fc.constantFrom(...(subject.places.get(name) ?? [])));
  const texts = fc.array(fc.record({ place, text: hostile }), { minLength: 1, maxLength: 2 });
  return fc.record({ subject: fc.constant(subject), texts });
});

export function apply(
  { subject, texts }: Mutation,
  of: (text: string) => string = (text) => text,
): Mapping {
  const document = structuredClone(subject.document);
  for (const { place, text } of texts) place.put(document, of(text));
  return document;
}

/** What a failing run says: where which text stood. */
export function describeMutation({ subject, texts }: Mutation): string {
  return [
    subject.slug,
    ...texts.map(({ place, text }) => `${place.kind} = ${JSON.stringify(text).slice(0, 200)}`),
  ].join("; ");
}
