import { type DocumentNode, type Report, resolve } from "../../../openapi/document-node.ts";
import { toPointer } from "../../../openapi/problem.ts";
import type { Where } from "./value-type.ts";

const most = 1000;

/** How the schemas of one request are read: what is wrong is told to `report`, and counts once. */
export interface SchemaContext {
  readonly report: Report;
  readonly where: Where;
  /** The schemas that are being read, as pointers, the outermost first. */
  readonly trail: readonly string[];
  /** How many arrays and objects the schema stands in. */
  readonly depth: number;
  /** How many schemas may still be read, shared by a request: references can make a small document huge. */
  readonly budget: { left: number };
}

export function createSchemaContext(report: Report): Omit<SchemaContext, "where"> {
  return { report, trail: [], depth: 0, budget: { left: most } };
}

/** Follows references to a schema and goes into it; undefined where there is none, or where there would be no end. */
export function enterSchema(
  node: DocumentNode,
  context: SchemaContext,
): { readonly schema: DocumentNode; readonly inner: SchemaContext } | undefined {
  const { report, trail, budget } = context;
  const schema = resolve(node);
  if (schema.value === undefined) {
    // Of a reference that leads nowhere the grammar tells.
    report(
      node,
      "schema/missing",
      "Expected a schema that says what may stand here, found nothing.",
    );
    return undefined;
  }
  const pointer = toPointer(schema.path);
  if (trail.includes(pointer)) {
    report(
      node,
      "schema/circular",
      `The schema ${pointer} holds itself, and what a caller may send has an end. Write out as many levels as are needed.`,
    );
    return undefined;
  }
  budget.left -= 1;
  if (budget.left < 0) {
    if (budget.left === -1)
      report(
        node,
        "request/too-large",
        `With its references written out this request has more than ${most} parts. Describe less of it.`,
      );
    return undefined;
  }
  return { schema, inner: { ...context, trail: [...trail, pointer] } };
}
