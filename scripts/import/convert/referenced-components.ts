import type { DocumentNode, Mapping } from "../../openapi/document-node.ts";
import { toPointer } from "../../openapi/problem.ts";

/** The sections of `components` that a spec refers to. */
export type Section = "schemas" | "responses" | "headers";

/** A component that is referred to and not converted yet. */
interface Wanted {
  readonly section: Section;
  readonly name: string;
  readonly node: DocumentNode;
}

/** The components that the operation refers to. Each is converted once, so that circles end. */
export interface Components {
  readonly converted: Record<Section, Mapping>;
  /** The reference to a node, which is converted when its turn comes. */
  refer(section: Section, node: DocumentNode): string;
  /** The next to convert. */
  next(): Wanted | undefined;
}

/** More than any operation has: a document that refers to more can't become a spec that somebody reads. */
export const mostComponents = 500;

export function createComponents(): Components {
  const names = new Map<string, string>();
  const wanted: Wanted[] = [];
  const converted = { schemas: {}, responses: {}, headers: {} };
  return {
    converted,
    refer(section, node) {
      const pointer = `${section} ${toPointer(node.path)}`;
      const taken = [...names].filter(([key]) => key.startsWith(`${section} `));
      const name =
        names.get(pointer) ?? freeName(nameOf(node), new Set(taken.map(([, own]) => own)));
      if (!names.has(pointer)) {
        names.set(pointer, name);
        if (names.size <= mostComponents) wanted.push({ section, name, node });
      }
      return `#/components/${section}/${name}`;
    },
    next: () => wanted.shift(),
  };
}

/** Nodes that have a name: components of OpenAPI 3, definitions and responses of 2.0. */
const named = /^#\/(components\/\w+|definitions|responses)\/[^/]+$/;

/** The provider's name of a node, or one made of its path, in the characters that OpenAPI 3.1 §4.8.7 allows. */
function nameOf({ path }: DocumentNode): string {
  const own = named.test(toPointer(path)) ? String(path.at(-1)) : "";
  const words = path
    .slice(-3)
    .filter((key) => !["properties", "items", "schema"].includes(String(key)));
  const text = own === "" ? words.map((word) => pascal(String(word))).join("") : own;
  const clean = text.replaceAll(/[^A-Za-z0-9._-]+/g, "");
  return clean === "" || clean in {} ? "Part" : clean;
}

function pascal(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${number}`;
  return free;
}
