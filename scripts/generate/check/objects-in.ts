import { entries, isMapping, items, type Place } from "../../openapi/document-node.ts";
import { grammar, type Kind } from "./grammar.ts";

/** What stands where a document is to hold an object, and its kind. A `$ref` is given, and not followed. */
export function* objectsIn(place: Place, kind: Kind = "document"): Generator<[Place, Kind]> {
  yield [place, kind];
  if (!isMapping(place.value) || Object.hasOwn(place.value, "$ref")) return;
  for (const [key, child] of entries(place)) {
    const field = Object.hasOwn(grammar[kind], key) ? grammar[kind][key] : undefined;
    if (field === undefined || field === "value") continue;
    const [shape, below] = field;
    const values = entries(child).map(([, value]) => value);
    const objects = { one: [child], list: items(child), map: values }[shape];
    for (const object of objects) yield* objectsIn(object, below);
  }
}
