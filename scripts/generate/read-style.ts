import type { Style } from "./model.ts";
import { type Place, type Report, rawAt, toText } from "./place.ts";
import { list, show } from "./problem.ts";
import { mayBe, type Value } from "./value.ts";

/** The styles of each place, the default first, with the values of `explode` (OpenAPI 3.1 §4.8.12.2 and §4.8.12.3). */
const styles: Readonly<
  Record<string, Readonly<Partial<Record<Style["style"], readonly boolean[]>>>>
> = {
  path: { simple: [false, true], label: [false, true], matrix: [false, true] },
  query: {
    ...{ form: [true, false], deepObject: [true] },
    ...{ spaceDelimited: [false], pipeDelimited: [false] },
  },
  header: { simple: [false, true] },
};

/** How an array or an object is written; a scalar is written in one way by each style. */
export function readStyle(
  parameter: Place,
  value: Value | undefined,
  report: Report,
): Style | undefined {
  const where = toText(rawAt(parameter, "in").value);
  const known = Object.entries(styles[where] ?? {});
  const place = rawAt(parameter, "style");
  const found = known.find(([name]) => place.value === undefined || place.value === name);
  if (found === undefined) {
    report(
      place,
      `Expected a style of the ${where} (${list(known.map(([name]) => name))}), found ${show(place.value)}.`,
    );
    return undefined;
  }
  const [style, allowed] = found as [Style["style"], readonly boolean[]];
  const explode = rawAt(parameter, "explode");
  // Whatever the style allows, only `form` is exploded where nothing is said.
  const exploded = explode.value ?? style === "form";
  if (!allowed.some((one) => one === exploded)) {
    report(
      explode.value === undefined ? place : explode,
      `Expected \`explode: ${allowed.join("` or `")}\` with \`style: ${style}\`, found ${show(explode.value)}.`,
    );
    return undefined;
  }
  if (value !== undefined) checkKind(place, style, value, report);
  return { style, explode: exploded === true };
}

function checkKind(place: Place, style: Style["style"], value: Value, report: Report): void {
  const isDelimited = style === "spaceDelimited" || style === "pipeDelimited";
  if (
    (isDelimited && !isOnly(value, "array")) ||
    (style === "deepObject" && !isOnly(value, "object"))
  )
    report(
      place,
      `\`style: ${style}\` writes ${isDelimited ? "arrays" : "objects"} only, and this may be another value (OpenAPI 3.1 §4.8.12.3). Leave the style out, or mend the schema.`,
    );
}

function isOnly(value: Value, kind: "array" | "object"): boolean {
  if (value.kind === "either" || value.kind === "all")
    return value.of.every((one) => isOnly(one, kind));
  return value.kind === kind;
}

/** The names of the properties that a value may have where it is an object. */
export function propertiesOf(value: Value): string[] {
  if (value.kind === "either" || value.kind === "all") return value.of.flatMap(propertiesOf);
  return value.kind === "object" && mayBe(value, "object")
    ? value.properties.map(({ name }) => name)
    : [];
}
