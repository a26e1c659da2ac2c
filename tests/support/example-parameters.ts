import { makeValue } from "../../scripts/demo/made-value.ts";
import type { Provider, Value, Values } from "./providers.ts";

/**
 * A value for each required parameter: the example that the spec has of it, else one that the package's facts allow.
 */
export function exampleParameters({ slug, spec, operation }: Provider): Values {
  const required = operation.parameters.filter((parameter) => parameter.required);
  return Object.fromEntries(
    required.map((facts, index) => [
      facts.name,
      exampleIn(spec, facts.name, facts.in) ?? makeValue(facts, slug, index),
    ]),
  );
}

/** The `example` beside this name and place, wherever in the spec the parameter stands. */
function exampleIn(node: unknown, name: string, place: string): Value | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  const { name: foundName, in: foundPlace, example } = node as Readonly<Record<string, Value>>;
  if (foundName === name && foundPlace === place && example !== undefined) return example;
  for (const below of Object.values(node)) {
    const found = exampleIn(below, name, place);
    if (found !== undefined) return found;
  }
  return undefined;
}
