import { type Matcher, resolve, type Schema } from "../spec/document.ts";
import { segments } from "../spec/json-pointer.ts";
import { branchesOf, itemsOf, propertiesOf } from "../spec/read-schema.ts";
import type { Schemas } from "../spec/schema-validator.ts";

/** Values that a schema documents where the pointer of a matcher leads: those that it lists, else made ones. */
export function documentedAt(
  schemas: Schemas,
  schema: Schema | undefined,
  { pointer = "" }: Matcher,
): unknown[] {
  const { document } = schemas;
  let found: Schema[] = schema === undefined ? [] : [schema];
  for (const segment of segments(pointer)) {
    found = found.flatMap((one) => {
      const { named, others } = propertiesOf(document, one);
      const property = named.get(segment) ?? others;
      const items = /^\d+$/.test(segment) ? itemsOf(document, one) : [];
      return property === undefined ? items : [property, ...items];
    });
  }
  return found.flatMap((one) => {
    const listed = branchesOf(document, one).flatMap((branch) => {
      const { const: constant, enum: values = [] } = resolve(document, branch);
      return constant === undefined ? (values as unknown[]) : [constant];
    });
    return listed.length > 0 ? listed : samplesOf(schemas, one);
  });
}

function samplesOf(schemas: Schemas, schema: Schema): readonly unknown[] {
  try {
    return schemas.samples(schema, "a part of an answer");
  } catch {
    // Where none can be made, what is usual is tried.
    return [];
  }
}
