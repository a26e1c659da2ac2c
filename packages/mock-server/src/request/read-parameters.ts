import type { Pair } from "../http/urlencoded.ts";
import { type Field, titleOf } from "../spec/parameter.ts";
import { kindsOf } from "../spec/read-schema.ts";
import type { Schemas } from "../spec/schema-validator.ts";
import { takePairs } from "./style.ts";
import { judge, missing, type Reading } from "./validate-parameter.ts";

/** What the pairs of a query or a form say. */
export interface PairReadings {
  readonly readings: ReadonlyMap<Field, Reading>;
  /** The names of those that are no field's. */
  readonly unknown: readonly string[];
}

/** Reads the fields of a query or a form. */
export function readPairs(
  schemas: Schemas,
  fields: readonly Field[],
  pairs: readonly Pair[],
): PairReadings {
  const known = new Set(fields.map(({ name }) => name));
  const others = pairs.map(({ name }) => name).filter((name) => !known.has(name));
  const readings = fields.map((field): [Field, Reading] => {
    const own = pairs.filter(({ name }) => name === field.name);
    return [field, readField(schemas, field, own)];
  });
  return { readings: new Map(readings), unknown: [...new Set(others)] };
}

function readField(schemas: Schemas, field: Field, pairs: readonly Pair[]): Reading {
  if (pairs.length === 0) return missing(schemas, field);
  const kinds = kindsOf(schemas.document, field.schema);
  if (kinds.every((kind) => kind === "scalar") && pairs.length > 1) {
    const problem = `${titleOf(field)}: must be there once, found ${pairs.length} times`;
    return { texts: [], problems: [problem] };
  }
  const found = pairs.map(({ raw }) => raw).join("&");
  return judge(schemas, field, found, (kind) => takePairs(field, kind, pairs));
}
