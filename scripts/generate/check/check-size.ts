import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Report,
  resolve,
} from "../../openapi/document-node.ts";
import { toPointer } from "../../openapi/problem.ts";

const most = 10_000;

/**
 * Refuses a schema that is small as written and huge with its references written out: whoever checks a value
 * against it may try every way through it, the check of examples and the mock server among them.
 */
export function checkUnrolled(document: DocumentNode, report: Report): void {
  const sizes = new Map<string, number>();
  for (const [, schema] of entries(child(document, "components", "schemas"))) {
    if (sizeOf(schema, sizes) > most) {
      report(
        schema,
        "schema/too-large",
        `With its references written out this schema has more than ${most} parts. Describe less of it.`,
      );
      return;
    }
  }
}

/** How many parts a schema has with its references written out. A circle is followed once. */
function sizeOf(node: DocumentNode, sizes: Map<string, number>): number {
  const schema = resolve(node);
  const key = toPointer(schema.path);
  const known = sizes.get(key);
  if (known !== undefined) return known;
  sizes.set(key, 1);
  const below = isMapping(schema.value) ? partsOf(schema) : [];
  const size = below.reduce((sum, part) => sum + sizeOf(part, sizes), 1);
  sizes.set(key, size);
  return size;
}

function partsOf(schema: DocumentNode): DocumentNode[] {
  const lists = ["anyOf", "oneOf", "allOf"].flatMap((key) => items(child(schema, key)));
  const single = ["items", "additionalProperties"].map((key) => child(schema, key));
  const properties = entries(child(schema, "properties")).map(([, property]) => property);
  return [...lists, ...properties, ...single].filter(({ value }) => isMapping(value));
}
