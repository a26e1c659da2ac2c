import { componentsOf } from "../generate/check/grammar.ts";
import { entries, type Place, rawAt } from "./document-node.ts";

/** Every component that a `$ref` may refer to, by that reference: `#/components/schemas/Member`. */
export function componentsIn(document: Place): Map<string, Place> {
  const components = Object.values(componentsOf).flatMap((section) =>
    entries(rawAt(document, "components", section)).map(([name, place]): [string, Place] => [
      `#/components/${section}/${name}`,
      place,
    ]),
  );
  return new Map(components);
}
