import {
  child,
  type DocumentNode,
  entries,
  items,
  resolve,
  toText,
} from "../../../openapi/document-node.ts";
import { list, show } from "../../../openapi/problem.ts";
import type { SchemaContext } from "./context.ts";
import { documentation, refuseOthers } from "./keywords.ts";

/** The parts of an object: its own, and those of the objects that its `allOf` puts together. */
export interface ObjectShape {
  readonly properties: ReadonlyMap<string, DocumentNode>;
  readonly required: ReadonlySet<string>;
  /** What properties of other names are; undefined where there are none. */
  readonly additional: DocumentNode | undefined;
  readonly isNullable: boolean;
}

/** Whether a resolved schema describes an object, by its type or because all that it is made of do. */
export function isObject(schema: DocumentNode, known: Map<unknown, boolean> = new Map()): boolean {
  const type = child(schema, "type").value;
  if (type !== undefined) return [type].flat().includes("object");
  const found = known.get(schema.value);
  if (found !== undefined) return found;
  // What is made of itself is none.
  known.set(schema.value, false);
  const parts = items(child(schema, "allOf"));
  const answer = parts.length > 0 && parts.every((part) => isObject(resolve(part), known));
  known.set(schema.value, answer);
  return answer;
}

/** The shape of a resolved schema for which `isObject` holds. */
export function shapeOf(schema: DocumentNode, context: SchemaContext): ObjectShape {
  const properties = new Map<string, DocumentNode>();
  const required = new Map<string, DocumentNode>();
  const extras: DocumentNode[] = [];
  const parts = partsOf(schema);
  for (const part of parts) {
    checkPart(part, context, parts.length > 1);
    for (const [name, node] of entries(child(part, "properties"))) {
      if (properties.has(name))
        context.report(
          node,
          "schema/property-twice",
          `The property ${show(name)} stands in two parts. Keep one.`,
        );
      // TypeScript takes what stands there for what every object has, which is of another type.
      if (name in {})
        context.report(
          node,
          "schema/property-of-every-object",
          `Expected a name that not every object has, found ${show(name)}. No type can be made of it.`,
        );
      properties.set(name, node);
    }
    for (const item of items(child(part, "required"))) required.set(toText(item.value), item);
    const extra = child(part, "additionalProperties");
    if (extra.value !== undefined) extras.push(extra);
  }
  if (parts.length > 1)
    for (const extra of extras)
      context.report(
        extra,
        "schema/additional-in-all-of",
        "`additionalProperties` in an object that `allOf` puts together is not supported. Leave it out.",
      );
  const [extra] = extras;
  const isFree = extra === undefined && properties.size === 0;
  const additional = isFree
    ? { ...schema, value: true }
    : extra?.value === false
      ? undefined
      : extra;
  // Of an open object too: nobody would ask for what is required and not described.
  for (const [name, place] of required)
    if (!properties.has(name))
      context.report(
        place,
        "schema/required-undescribed",
        `Expected the name of a property (${list(properties.keys())}), found ${show(name)}. Mend the name, or describe the property.`,
      );
  return {
    ...{ properties, additional, required: new Set(required.keys()) },
    isNullable: [child(schema, "type").value].flat().includes("null"),
  };
}

/** The schema itself, and what its `allOf` names, and so on; each once. */
function partsOf(schema: DocumentNode, seen: Set<unknown> = new Set()): DocumentNode[] {
  if (seen.has(schema.value)) return [];
  seen.add(schema.value);
  const below = items(child(schema, "allOf")).flatMap((part) => partsOf(resolve(part), seen));
  return [schema, ...below];
}

const own = ["type", "properties", "required", "additionalProperties", "allOf"];

function checkPart(
  part: DocumentNode,
  { report, where }: SchemaContext,
  isOneOfMany: boolean,
): void {
  refuseOthers(part, [...documentation, ...own], "an object", report);
  const types = [child(part, "type").value ?? "object"].flat();
  const mayBeNull = where === "json" && !isOneOfMany;
  const isFit = types.every((type) => type === "object" || (type === "null" && mayBeNull));
  if (!isFit)
    report(
      child(part, "type"),
      "schema/not-an-object",
      `Expected \`type: object\`${isOneOfMany ? " in what `allOf` puts together" : ""}, found ${show(child(part, "type").value)}. Write \`oneOf\` with a schema for each type.`,
    );
  const required = child(part, "required");
  const names = items(required).every(({ value }) => typeof value === "string");
  if (required.value !== undefined && !(Array.isArray(required.value) && names))
    report(
      required,
      "schema/required-not-names",
      `Expected the names of properties, found ${show(required.value)}.`,
    );
}
