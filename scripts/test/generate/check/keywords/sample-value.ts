import { jsonSchemaKeywords, objectTypes } from "./official-fields.ts";

/** A valid value of each keyword of JSON Schema; several, where another version has another form. */
const schemaValues: Readonly<Record<string, readonly [unknown, ...unknown[]]>> = {
  ...{
    $id: ["https://acme.example/schema"],
    id: ["#schema"],
    $anchor: ["here"],
    $comment: ["Note."],
  },
  ...{
    $schema: ["https://json-schema.org/draft/2020-12/schema"],
    $vocabulary: [{ "urn:a": true }],
  },
  ...{ $dynamicAnchor: ["here"], $dynamicRef: ["#here"], $recursiveAnchor: [true] },
  ...{ $recursiveRef: ["#"], $defs: [{ A: {} }], definitions: [{ A: {} }], $ref: ["#/$defs/A"] },
  ...{ type: ["string", "object", ["string", "null"]], enum: [["a", "b"]], const: ["a"] },
  ...{ multipleOf: [2], maximum: [5], minimum: [1], maxLength: [3], minLength: [1] },
  ...{ exclusiveMaximum: [5, true], exclusiveMinimum: [1, true], pattern: ["^a+$"] },
  ...{ maxItems: [3], minItems: [1], uniqueItems: [true], maxContains: [2], minContains: [1] },
  ...{ maxProperties: [3], minProperties: [1], required: [["a"], true] },
  ...{ dependentRequired: [{ a: ["b"] }], dependencies: [{ a: ["b"] }, { a: {} }] },
  ...{ properties: [{ added: { type: "string" } }], patternProperties: [{ "^a": {} }] },
  ...{
    additionalProperties: [{ type: "boolean" }, false, true],
    propertyNames: [{ pattern: "^a" }],
  },
  ...{ items: [{ type: "boolean" }, [{}]], prefixItems: [[{}]], additionalItems: [false] },
  ...{
    contains: [{}],
    unevaluatedItems: [false],
    unevaluatedProperties: [false],
    not: [{ const: 7 }],
  },
  ...{ allOf: [[{ type: "object", properties: { added: { type: "string" } } }]] },
  ...{
    anyOf: [[{ type: "string" }, { type: "object" }]],
    oneOf: [[{ type: "string" }, { const: 7 }]],
  },
  ...Object.fromEntries(["if", "then", "else"].map((keyword) => [keyword, [{}]])),
  ...{ dependentSchemas: [{ a: {} }] },
  ...{
    title: ["Added"],
    description: ["Added."],
    default: ["a"],
    examples: [["a"]],
    example: ["a"],
  },
  ...{ deprecated: [true], readOnly: [true], writeOnly: [true], nullable: [true] },
  ...{ format: ["uuid", "email", "binary", "odd"], contentEncoding: ["base64"] },
  ...{ contentMediaType: ["image/png"], contentSchema: [{}], summary: ["Added."] },
};

/** Texts of a form that no type tells of. */
const texts: readonly (readonly [name: RegExp, text: string])[] = [
  [
    /url|ref|externalValue|namespace|termsOfService|dialect|identifierUrl/i,
    "https://acme.example/a",
  ],
  [/email/, "a@acme.example"],
];

/** Valid values for a field of an object, whose type Redocly's list names. */
export function sampleValues(typeName: string, field: string): readonly unknown[] {
  if (typeName === "Schema" && Object.hasOwn(schemaValues, field)) return schemaValues[field] ?? [];
  const properties = objectTypes[typeName]?.properties ?? {};
  return [Object.hasOwn(properties, field) ? sampleOf(properties[field], field) : "text"];
}

/** The keywords of JSON Schema for which there is no value above. */
export const keywordsWithoutValue: readonly string[] = jsonSchemaKeywords.filter(
  (keyword) => !Object.hasOwn(schemaValues, keyword),
);

type Named = { readonly type?: string; readonly enum?: readonly unknown[]; readonly name?: string };

function sampleOf(type: unknown, field: string): unknown {
  if (typeof type === "string") return sampleObject(type);
  if (typeof type !== "object" || type === null) return "text";
  const { type: name, enum: choices } = type as Named;
  if (choices !== undefined) return choices[0];
  if (name === "array") return ["text"];
  if (name === "object") return { text: "text" };
  if (name === "boolean") return true;
  if (name === "number" || name === "integer") return 1;
  return texts.find(([pattern]) => pattern.test(field))?.[1] ?? "text";
}

/** The smallest object of a type: what it requires. */
function sampleObject(typeName: string): unknown {
  const type = objectTypes[typeName];
  if (type === undefined || typeName === "Schema") return { type: "string" };
  if (type.items !== undefined) return [sampleOf(type.items, "")];
  const { required, additionalProperties, properties } = type;
  if (additionalProperties !== undefined) {
    const child =
      typeof additionalProperties === "function"
        ? additionalProperties({}, "a")
        : additionalProperties;
    return { a: sampleOf(child, "") };
  }
  const names: readonly string[] = typeof required === "function" ? required({}) : (required ?? []);
  return Object.fromEntries(names.map((name) => [name, sampleOf(properties[name], name)]));
}
