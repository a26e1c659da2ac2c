import { type Matcher, resolve, type Schema } from "../spec/document.ts";
import { removeAt, segmentsOf, setAt } from "../spec/json-pointer.ts";
import { branchesOf, itemsOf, propertiesOf } from "../spec/read-schema.ts";
import type { SchemaValidator } from "../spec/schema-validator.ts";
import { samplesOf } from "./examples.ts";
import { matchesValue } from "./matcher.ts";

/** Changes a value so that it matches, in every way that may work. The likeliest comes first. */
export function matchingValues(
  validator: SchemaValidator,
  schema: Schema | undefined,
  value: unknown,
  matcher: Matcher,
): unknown[] {
  const { pointer, equals, startsWith } = matcher;
  if (pointer === undefined) return [value];
  if (matcher.missing) return [removeAt(value, pointer)];
  const candidates = [
    ...(equals === undefined ? documentedAt(validator, schema, pointer) : [equals]),
    ...(startsWith === undefined ? ["absent"] : [`${startsWith} no such member`]),
    ...[1, true, 0, false, null, [], {}, ""],
  ];
  return candidates
    .filter((one) => matchesValue(matcher, one))
    .map((one) => setAt(value, pointer, one));
}

/** The values that a schema lists at a pointer, or else values made from the schema there. */
function documentedAt(
  validator: SchemaValidator,
  schema: Schema | undefined,
  pointer: string,
): unknown[] {
  const { document } = validator;
  let found: Schema[] = schema === undefined ? [] : [schema];
  for (const segment of segmentsOf(pointer)) {
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
    return listed.length > 0 ? listed : samplesOrNone(validator, one);
  });
}

function samplesOrNone(validator: SchemaValidator, schema: Schema): readonly unknown[] {
  try {
    return samplesOf(validator, schema, "a part of an answer");
  } catch {
    return [];
  }
}
