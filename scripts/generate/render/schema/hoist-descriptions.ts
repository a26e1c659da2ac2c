import { isMapping, type Mapping } from "../../../openapi/document-node.ts";

/** What openapi-typescript makes a docstring of, where it stands beside a name. */
const words = ["title", "description", "format", "deprecated", "default", "example", "examples"];

/**
 * Changes a copy of a checked document so that openapi-typescript, which it is made for, loses nothing of it: the
 * words of a schema that has no name of its own, examples that have names, and whether a header is always there.
 */
export function prepareHolders<Document extends Mapping>(document: Document): Document {
  const components = mapping(document.components);
  const operations = mappings(document.paths).flatMap(mappings);
  for (const holder of [...operations, ...mappings(document.paths)])
    if (Array.isArray(holder.parameters)) holder.parameters.filter(isMapping).forEach(tellSchema);
  mappings(components.parameters).forEach(tellSchema);
  mappings(components.headers).forEach(tellSchema);
  const bodies = operations.map(({ requestBody }) => mapping(requestBody));
  for (const body of [...bodies, ...mappings(components.requestBodies)])
    mappings(body.content).forEach(prepareMediaType);
  const responses = operations.flatMap((operation) => mappings(operation.responses));
  for (const response of [...responses, ...mappings(components.responses)]) {
    for (const [name, header] of Object.entries(mapping(response.headers)))
      mapping(response.headers)[name] = prepareHeader(mapping(header), mapping(components.headers));
    mappings(response.content).forEach(prepareMediaType);
  }
  return document;
}

const mapping = (value: unknown): Mapping => (isMapping(value) ? value : {});
const mappings = (value: unknown): Mapping[] => Object.values(mapping(value)).filter(isMapping);

/**
 * A schema within a parameter, a header or a body has no docstring of its own: its words are told there. An
 * example of the holder overrides its own (OpenAPI 3.1 §4.8.12.2 and §4.8.14).
 */
function tellSchema(holder: Mapping): void {
  const schema = mapping(holder.schema);
  const { description } = holder;
  if (typeof description === "string" && typeof schema.description === "string")
    holder.description = `${description.trim()}\n\n${schema.description.trim()}`;
  for (const word of words)
    if (schema[word] !== undefined && holder[word] === undefined) holder[word] = schema[word];
}

/** A reference would be a header that is always there, whatever `required` says where it leads. */
function prepareHeader(header: Mapping, headers: Mapping): Mapping {
  const { $ref, ...own } = header;
  if (typeof $ref !== "string") {
    tellSchema(header);
    return header;
  }
  const target = mapping(headers[$ref.slice($ref.lastIndexOf("/") + 1)]);
  return { ...own, required: target.required === true, schema: { $ref } };
}

function prepareMediaType(mediaType: Mapping): void {
  tellSchema(mediaType);
  const named = mappings(isMapping(mediaType.examples) ? mediaType.examples : undefined);
  if (named.length > 0) mediaType.examples = named.map(tellExample);
}

function tellExample({ summary, description, value }: Mapping): string {
  const shown = typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
  return [summary, description, shown].filter((part) => part !== undefined).join("\n");
}
