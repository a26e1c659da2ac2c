import { word } from "../import/spec/word.ts";
import { at, entries, items, type Place, rawAt, resolve } from "./document-node.ts";

/** What a schema allows, however it is put together. */
export interface Shape {
  /** By keyword; types and values as sorted text. */
  readonly keywords: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, Place>;
  readonly required: ReadonlySet<string>;
  readonly items: Place | undefined;
  /** The schemas of what has no property of its own; false where nothing else may stand. */
  readonly others: Place | false | undefined;
  readonly choices: readonly Place[];
}

const compared = [
  ...["format", "pattern", "minLength", "maxLength", "minimum", "maximum", "multipleOf"],
  ...["exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "uniqueItems"],
];

const depthLimit = 32;

/** A schema with its references followed, its `allOf` put together and null counted among its types. */
export function shapeOf(place: Place, depth = 0): Shape {
  const schema = resolve(place);
  const choices = [...items(rawAt(schema, "anyOf")), ...items(rawAt(schema, "oneOf"))];
  const real = choices.filter((choice) => at(choice, "type").value !== "null");
  const nulls = choices.length - real.length;
  const [only, ...more] = real;
  const parts = depth > depthLimit ? [] : items(rawAt(schema, "allOf"));
  const single = only !== undefined && more.length === 0 && depth <= depthLimit;
  const own = ownShape(schema, single ? [] : real);
  const merged = [...parts, ...(single ? [only] : [])].reduce(
    (shape, part) => merge(shape, shapeOf(part, depth + 1)),
    own,
  );
  return nulls > 0 ? withNull(merged) : merged;
}

function ownShape(schema: Place, choices: readonly Place[]): Shape {
  const keywords = new Map<string, string>();
  const constant = rawAt(schema, "const");
  const values = constant.value === undefined ? items(rawAt(schema, "enum")) : [constant];
  const types = [...new Set(values.map(({ value }) => typeOf(value)))];
  const type = rawAt(schema, "type").value ?? (types.length > 0 ? types : undefined);
  if (type !== undefined) keywords.set("type", [type].flat().map(word).sort().join(" or "));
  if (values.length > 0)
    keywords.set(
      "values",
      values
        .map(({ value }) => JSON.stringify(value))
        .sort()
        .join(", "),
    );
  for (const key of compared) {
    const { value } = rawAt(schema, key);
    if (value !== undefined) keywords.set(key, word(value));
  }
  const others = rawAt(schema, "additionalProperties");
  return {
    keywords,
    properties: new Map(entries(rawAt(schema, "properties"))),
    required: new Set(items(rawAt(schema, "required")).map(({ value }) => word(value))),
    items: rawAt(schema, "items").value === undefined ? undefined : rawAt(schema, "items"),
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
function isSchema({ value }: Place): boolean {
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
