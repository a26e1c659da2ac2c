import { child, type DocumentNode } from "../../../openapi/document-node.ts";
import { show } from "../../../openapi/problem.ts";
import { shapeOf } from "./object-shape.ts";
import { readValue } from "./read-value.ts";
import type { SchemaContext } from "./schema-context.ts";
import { documentation, readBounds, refuseOthers } from "./schema-keywords.ts";
import type { ArrayType, Property, ValueType } from "./value-type.ts";

/** An object, or what stands in an array, is supported in JSON alone. */
function canHold(kind: "array" | "object", schema: DocumentNode, reading: SchemaContext): boolean {
  const { where, depth, report } = reading;
  if (where === "json" || (kind === "array" && depth === 0)) return true;
  const found = depth === 0 ? show(kind) : `${show(kind)} in an array`;
  report(
    child(schema, "type"),
    `Expected a scalar or an array of scalars in a ${where}, found ${found}. Anything else is supported in a JSON body only.`,
  );
  return false;
}

export function readArray(schema: DocumentNode, reading: SchemaContext): ArrayType | undefined {
  const { report, depth } = reading;
  if (!canHold("array", schema, reading)) return undefined;
  const own = ["type", "items", "minItems", "maxItems", "uniqueItems"];
  refuseOthers(schema, [...documentation, ...own], "`type: array`", report);
  const unique = child(schema, "uniqueItems");
  if (unique.value !== undefined && typeof unique.value !== "boolean")
    report(unique, `Expected true or false, found ${show(unique.value)}.`);
  const items = readValue(child(schema, "items"), { ...reading, depth: depth + 1 });
  const bounds = readBounds(schema, ["minItems", "maxItems"], "integer", 0, report);
  if (items === undefined) return undefined;
  return { kind: "array", items, ...bounds, ...(unique.value === true && { uniqueItems: true }) };
}

/** An object that the caller gives as a whole. */
export function readObject(schema: DocumentNode, reading: SchemaContext): ValueType | undefined {
  if (!canHold("object", schema, reading)) return undefined;
  const { properties, required, additional, isNullable } = shapeOf(schema, reading);
  const inner = { ...reading, depth: reading.depth + 1 };
  const read = [...properties].map(([name, node]): Property | undefined => {
    const value = readValue(node, inner);
    return value && { name, required: required.has(name), value };
  });
  const others = additional === undefined ? undefined : readExtra(additional, inner);
  const object: ValueType = {
    kind: "object",
    properties: read.filter((property) => property !== undefined),
    ...(others && { additional: others }),
  };
  return isNullable ? { kind: "either", of: [object, { kind: "among", values: [null] }] } : object;
}

function readExtra(additional: DocumentNode, reading: SchemaContext): ValueType | undefined {
  return additional.value === true ? { kind: "any" } : readValue(additional, reading);
}
