import type { Field } from "./field.ts";
import { titleOf } from "./field.ts";
import { judge, missing, type Reading } from "./judge.ts";
import { type Kind, kindsOf, propertiesOf } from "./schema-parts.ts";
import type { Schemas } from "./schemas.ts";
import { isOwn, takePairs } from "./styles.ts";
import type { Pair } from "./wire.ts";

/** What the pairs of a query or a form say. */
export interface PairReadings {
  readonly readings: ReadonlyMap<Field, Reading>;
  /** The names of those that are no field's. */
  readonly unknown: readonly string[];
}

/** Reads the fields of a query or a form. A pair belongs to one field: to one that names it before one that takes any. */
export function readPairs(
  schemas: Schemas,
  fields: readonly Field[],
  pairs: readonly Pair[],
): PairReadings {
  const { document } = schemas;
  const left = new Set(pairs);
  const claimed = new Map<Field, (kind: Kind) => Pair[]>();
  const claim = (field: Field, isOpen: boolean) => {
    const { named } = propertiesOf(document, field.schema);
    const names = new Set(isOpen ? [...left].map(({ name }) => name) : named.keys());
    const before = claimed.get(field);
    const free = [...left];
    const own = (kind: Kind) => [
      ...(before?.(kind) ?? []),
      ...free.filter((pair) => isOwn(field, kind, names, pair)),
    ];
    for (const kind of kindsOf(document, field.schema))
      for (const pair of own(kind)) left.delete(pair);
    claimed.set(field, own);
  };
  for (const field of fields) claim(field, false);
  for (const field of fields.filter((one) => isSpread(schemas, one))) claim(field, true);
  const readings = fields.map((field): [Field, Reading] => [
    field,
    readField(schemas, field, claimed.get(field) ?? (() => [])),
  ]);
  return {
    readings: new Map(readings),
    unknown: [...new Set([...left].map(({ name }) => name))],
  };
}

/** Whether an object's properties stand beside the other parameters, under names that the spec does not give. */
function isSpread({ document }: Schemas, { style, explode, schema }: Field): boolean {
  const isObject = style === "form" && explode && kindsOf(document, schema).includes("object");
  return isObject && propertiesOf(document, schema).others !== undefined;
}

function readField(schemas: Schemas, field: Field, own: (kind: Kind) => Pair[]): Reading {
  const kinds = kindsOf(schemas.document, field.schema);
  const all = new Set(kinds.flatMap(own));
  if (all.size === 0) return missing(schemas, field);
  if (kinds.every((kind) => kind === "scalar") && all.size > 1) {
    const problem = `${titleOf(field)}: must be there once, found ${all.size} times`;
    return { texts: [], problems: [problem] };
  }
  const found = [...all].map(({ raw }) => raw).join("&");
  return judge(schemas, field, found, (kind) => {
    const pairs = own(kind);
    return pairs.length === 0 ? undefined : takePairs(field, kind, pairs);
  });
}
