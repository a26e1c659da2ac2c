import { parse } from "yaml";
import { grammar, type Kind } from "../../../../generate/check/grammar.ts";
import type { Mapping } from "../../../../openapi/document-node.ts";
import { type SoundSpec, soundSpecs } from "../../../support/sound-specs.ts";
import { type ObjectPlace, objectsOf } from "./places.ts";

/** A spec that a field is put into. */
export interface Subject extends SoundSpec {
  readonly document: Mapping;
}

/** An object of such a spec. */
export interface SubjectObject extends ObjectPlace {
  readonly path: string;
  readonly document: Mapping;
}

export const kinds: readonly Kind[] = Object.keys(grammar) as Kind[];

/** The spec that has an object of every kind in every place that the grammar has for it. */
export const everyPlace = "scripts/test/generate/check/keywords/every-place.yaml";

const all: readonly Subject[] = (await soundSpecs()).map((spec) => ({
  ...spec,
  document: parse(spec.text),
}));

/** `everyPlace` first, then the small ones. */
export const subjects: readonly Subject[] = [
  ...all.filter(({ path }) => path === everyPlace).flatMap(withEachMethod),
  ...all.filter(({ path }) => path !== everyPlace).sort((a, b) => a.text.length - b.text.length),
];

export const objects: readonly SubjectObject[] = subjects.flatMap(({ path, document }) =>
  objectsOf(document).map((object) => ({ ...object, path, document })),
);

/** The same operation by every method: a document has one. */
function withEachMethod(spec: Subject): Subject[] {
  const methods = Object.entries(grammar.pathItem)
    .filter(([, field]) => field !== "value" && field[1] === "operation")
    .map(([method]) => method);
  return methods.map((method) => {
    const paths = Object.entries(spec.document.paths as Readonly<Record<string, Mapping>>).map(
      ([path, { delete: operation, ...rest }]) => [path, { ...rest, [method]: operation }],
    );
    const document = { ...spec.document, paths: Object.fromEntries(paths) };
    return {
      ...spec,
      path: method === "delete" ? spec.path : `${spec.path} (${method})`,
      document,
    };
  });
}
