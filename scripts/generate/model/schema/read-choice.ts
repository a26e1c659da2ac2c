import { child, type DocumentNode, entries, items } from "../../../openapi/document-node.ts";
import { show } from "../../../openapi/problem.ts";
import { readValue } from "./read-value.ts";
import type { SchemaContext } from "./schema-context.ts";
import { documentation, refuseOthers } from "./schema-keywords.ts";
import { mayBe, type ScalarType, type ValueType } from "./value-type.ts";

/** `oneOf` and `anyOf`: what fits one of the choices. */
export function readChoice(
  schema: DocumentNode,
  key: string,
  reading: SchemaContext,
): ValueType | undefined {
  refuseOthers(schema, [...documentation, key], `a schema with \`${key}\``, reading.report);
  const values = readParts(child(schema, key), reading);
  const [first] = values ?? [];
  return values?.length === 1 ? first : values && { kind: "either", of: values };
}

/** `allOf` of what is no object: what fits all parts, the keywords beside it included. */
export function readAll(schema: DocumentNode, reading: SchemaContext): ValueType | undefined {
  const { report } = reading;
  const beside = entries(schema).filter(([key]) => ![...documentation, "allOf"].includes(key));
  const own = Object.fromEntries(beside.map(([key, { value }]) => [key, value]));
  const parts = readParts(child(schema, "allOf"), reading);
  // It is read as a part of its own, which is no circle although it stands in the same place.
  const rest = { ...reading, trail: reading.trail.slice(0, -1) };
  const values = [
    ...(beside.length > 0 ? [readValue({ ...schema, value: own }, rest)] : []),
    ...(parts ?? [undefined]),
  ];
  if (!values.every((value) => value !== undefined)) return undefined;
  const [first] = values;
  if (values.length === 1) return first;
  const types = new Set(values.flatMap(typesOf));
  if (types.size > 1 || values.some((value) => mayBe(value, "object"))) {
    report(
      child(schema, "allOf"),
      `Expected parts of one type, found ${show([...types])}. Write one schema that says it all.`,
    );
    return undefined;
  }
  return { kind: "all", of: values };
}

function typesOf(value: ValueType): (ScalarType | "array" | "object")[] {
  if (value.kind === "all") return value.of.flatMap(typesOf);
  if (value.kind === "scalar") return [value.type];
  return value.kind === "array" || value.kind === "object" ? [value.kind] : [];
}

function readParts(node: DocumentNode, reading: SchemaContext): ValueType[] | undefined {
  const parts = items(node);
  if (parts.length === 0) {
    reading.report(node, `Expected schemas in a list, found ${show(node.value)}.`);
    return undefined;
  }
  const values = parts.map((part) => readValue(part, reading));
  return values.every((value) => value !== undefined) ? values : undefined;
}
