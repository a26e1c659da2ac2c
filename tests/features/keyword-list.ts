import {
  type DialectSchema,
  definitionOf,
  dialect,
  fieldIn,
  objectKinds,
} from "../../scripts/generate/check/spec-dialect.ts";

const intro = `## Every keyword

Made of the JSON Schema of the dialect, [\`spec-dialect.schema.json\`](../scripts/generate/check/spec-dialect.schema.json).
The check goes by the same schema, and so do editors: in VS Code with the YAML extension, a spec is completed and checked as
it is written. Another test feeds every other field of OpenAPI 3.1 and JSON Schema 2020-12 to the check. What is required
stands in **bold**. A schema, a parameter, a header, a response and a request body may be a \`$ref\` to a component.
`;

const typeNames: Readonly<Record<string, string>> = {
  ...{ string: "text", boolean: "true or false", number: "number", integer: "integer" },
  ...{ array: "list", object: "object" },
};

/** The keywords of every kind of object, for docs/specs.md. */
export function renderKeywordList(): string {
  const tables = Object.keys(objectKinds).map((kind) => {
    const { description = "", properties = {}, required = [] } = dialect.$defs?.[kind] ?? {};
    const rows = Object.entries(properties).map(([key, schema]) => {
      const name = required.includes(key) ? `**\`${key}\`**` : `\`${key}\``;
      return `| ${name} | ${shapeOf(kind, key, schema)} | ${schema.description ?? ""} |`;
    });
    const head = `### ${kind}\n\n${description}\n\n| Keyword | Value | What it says |\n| --- | --- | --- |\n`;
    return head + rows.join("\n");
  });
  return `${intro}\n${tables.join("\n\n")}\n`;
}

function shapeOf(kind: string, key: string, schema: DialectSchema): string {
  const field = fieldIn(kind, key);
  if (field === undefined || field === "value") return plain(definitionOf(schema));
  const [shape, below] = field;
  const link = `[${below}](#${below.toLowerCase()})`;
  return { one: link, list: `list of ${link}`, map: `${link} by name` }[shape];
}

function plain({ enum: choices, const: constant, type }: DialectSchema): string {
  if (choices !== undefined) return choices.map((choice) => `\`${choice}\``).join(", ");
  if (constant !== undefined) return `\`${constant}\``;
  const names = [type ?? []].flat().map((name) => typeNames[name] ?? name);
  return names.length === 0 ? "any" : names.join(", ");
}
