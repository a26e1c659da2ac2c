import {
  child,
  type DocumentNode,
  entries,
  items,
  resolve,
  resolvedChild,
  toText,
} from "./document-node.ts";

/** What a schema allows, however it is put together. */
export interface Shape {
  /** By keyword; types and values as sorted text. */
  readonly keywords: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, DocumentNode>;
  readonly required: ReadonlySet<string>;
  readonly items: DocumentNode | undefined;
  /** The schemas of what has no property of its own; false where nothing else may stand. */
  readonly others: DocumentNode | false | undefined;
  readonly choices: readonly DocumentNode[];
}

const compared = [
  ...["format", "pattern", "minLength", "maxLength", "minimum", "maximum", "multipleOf"],
  ...["exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "uniqueItems"],
];

const depthLimit = 32;

/** A schema with its references followed, its `allOf` put together and null counted among its types. */
export function shapeOf(node: DocumentNode, depth = 0): Shape {
  const schema = resolve(node);
  const choices = [...items(child(schema, "anyOf")), ...items(child(schema, "oneOf"))];
  const real = choices.filter((choice) => resolvedChild(choice, "type").value !== "null");
  const nulls = choices.length - real.length;
  const [only, ...more] = real;
  const parts = depth > depthLimit ? [] : items(child(schema, "allOf"));
  const single = only !== undefined && more.length === 0 && depth <= depthLimit;
  const own = ownShape(schema, single ? [] : real);
  const merged = [...parts, ...(single ? [only] : [])].reduce(
    (shape, part) => merge(shape, shapeOf(part, depth + 1)),
    own,
  );
  return nulls > 0 ? withNull(merged) : merged;
}

function ownShape(schema: DocumentNode, choices: readonly DocumentNode[]): Shape {
  const keywords = new Map<string, string>();
  const constant = child(schema, "const");
  const values = constant.value === undefined ? items(child(schema, "enum")) : [constant];
  const types = [...new Set(values.map(({ value }) => typeOf(value)))];
  const type = child(schema, "type").value ?? (types.length > 0 ? types : undefined);
  if (type !== undefined) keywords.set("type", [type].flat().map(toText).sort().join(" or "));
  if (values.length > 0)
    keywords.set(
      "values",
      values
        .map(({ value }) => JSON.stringify(value))
        .sort()
        .join(", "),
    );
  for (const key of compared) {
    const { value } = child(schema, key);
    if (value !== undefined) keywords.set(key, toText(value));
  }
  const others = child(schema, "additionalProperties");
  return {
    keywords,
    properties: new Map(entries(child(schema, "properties"))),
    required: new Set(items(child(schema, "required")).map(({ value }) => toText(value))),
    items: child(schema, "items").value === undefined ? undefined : child(schema, "items"),
    others: others.value === false ? false : isSchema(others) ? others : undefined,
    choices,
  };
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (value === null) return "null";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** `additionalProperties: true` and `{}` say what nothing said says too. */
function isSchema({ value }: DocumentNode): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function merge(a: Shape, b: Shape): Shape {
  return {
    keywords: new Map([...b.keywords, ...a.keywords]),
    properties: new Map([...b.properties, ...a.properties]),
    required: new Set([...a.required, ...b.required]),
    items: a.items ?? b.items,
    others: a.others ?? b.others,
    choices: [...a.choices, ...b.choices],
  };
}

function withNull(shape: Shape): Shape {
  const type = shape.keywords.get("type");
  if (type === undefined) return shape;
  const types = new Set([...type.split(" or "), "null"]);
  return {
    ...shape,
    keywords: new Map([...shape.keywords, ["type", [...types].sort().join(" or ")]]),
  };
}
