import { componentsOf } from "./grammar.ts";
import { entries, isMapping, type Place, type Report, rawAt } from "./place.ts";

/** Refuses components that nothing refers to: what they say would reach nobody. Those of `security` are checked with it. */
export function checkUnused(document: Place, report: Report): void {
  if (!isMapping(document.value)) return;
  const { components, ...rest } = document.value;
  if (!isMapping(components)) return;
  const used = new Set<string>();
  collect(rest, components, used);
  const all = Object.values(componentsOf).flatMap((section) =>
    entries(rawAt(document, "components", section)).map(
      ([name, place]) => [`#/components/${section}/${name}`, place] as const,
    ),
  );
  const known = new Map<string, Place>(all);
  // Whoever mistypes a reference leaves what it was to lead to unused, and is told of the reference.
  if (![...used].every((reference) => known.has(reference))) return;
  for (const [reference, place] of known)
    if (!used.has(reference))
      report(
        place,
        "Nothing refers to this component, so that what it says would be lost silently. Refer to it by a $ref, or remove it.",
      );
}

/** The references in a part of the document, and in what they lead to. */
function collect(value: unknown, components: object, used: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  const reference = isMapping(value) ? value.$ref : undefined;
  if (typeof reference === "string" && !used.has(reference)) {
    used.add(reference);
    const [, , section = "", name = ""] = reference.split("/");
    collect(own(own(components, section), name), components, used);
  }
  for (const part of Object.values(value)) collect(part, components, used);
}

function own(value: unknown, key: string): unknown {
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
