import { shapeOf } from "./object-shape.ts";
import { type Place, rawAt } from "./place.ts";
import { show } from "./problem.ts";
import { readValue } from "./read-value.ts";
import type { Reading } from "./reading.ts";
import { documentation, readBounds, refuseOthers } from "./schema-keywords.ts";
import type { ArrayValue, Property, Value } from "./value.ts";

/** What is nested in a path, a query, a header or a form has no one way to be written (OpenAPI 3.1 §4.8.12.3). */
function canHold(kind: "array" | "object", schema: Place, reading: Reading): boolean {
  const { where, depth, report } = reading;
  if (where === "json" || (depth === 0 && (kind === "array" || where !== "form"))) return true;
  const place = rawAt(schema, "type");
  const allowed =
    where === "form" ? "scalars and arrays of scalars" : "items and properties that are scalars";
  report(place, `Expected ${allowed} in a ${where}, found ${show(kind)}.`);
  return false;
}

export function readArray(schema: Place, reading: Reading): ArrayValue | undefined {
  const { report, depth } = reading;
  if (!canHold("array", schema, reading)) return undefined;
  const own = ["type", "items", "minItems", "maxItems", "uniqueItems"];
  refuseOthers(schema, [...documentation, ...own], "`type: array`", report);
  const unique = rawAt(schema, "uniqueItems");
  if (unique.value !== undefined && typeof unique.value !== "boolean")
    report(unique, `Expected true or false, found ${show(unique.value)}.`);
  const items = readValue(rawAt(schema, "items"), { ...reading, depth: depth + 1 });
  const bounds = readBounds(schema, ["minItems", "maxItems"], "integer", 0, report);
  if (items === undefined) return undefined;
  return { kind: "array", items, ...bounds, ...(unique.value === true && { uniqueItems: true }) };
}

/** An object that the caller gives as a whole. */
export function readObject(schema: Place, reading: Reading): Value | undefined {
  if (!canHold("object", schema, reading)) return undefined;
  const { where, depth, report } = reading;
  const { properties, required, additional, isNullable } = shapeOf(schema, reading);
  const inner = { ...reading, depth: depth + 1 };
  const read = [...properties].map(([name, place]): Property | undefined => {
    // The names are written as they are, and could be read as signs between them.
    if (where !== "json" && !/^[\w.~-]+$/.test(name))
      report(
        place,
        `Expected a name of letters, digits, \`-\`, \`.\`, \`_\` and \`~\` in a ${where}, found ${show(name)}.`,
      );
    const value = readValue(place, inner);
    return value && { name, required: required.has(name), value };
  });
  if (additional !== undefined && where !== "json")
    report(
      additional.value === true ? schema : additional,
      `Expected an object with \`properties\` and without others in a ${where}: their names could change the request.`,
    );
  const others = additional === undefined ? undefined : readExtra(additional, inner);
  const object: Value = {
    kind: "object",
    properties: read.filter((property) => property !== undefined),
    ...(others && { additional: others }),
  };
  return isNullable ? { kind: "either", of: [object, { kind: "among", values: [null] }] } : object;
}

function readExtra(additional: Place, reading: Reading): Value | undefined {
  return additional.value === true ? { kind: "any" } : readValue(additional, reading);
}
