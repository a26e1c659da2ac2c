import {
  child,
  type DocumentNode,
  entries,
  items,
  type Mapping,
  toText,
} from "../../openapi/document-node.ts";
import {
  type Conversion,
  change,
  copyOtherFields,
  followReferences,
  isReadable,
  leaveOut,
  recordOrigin,
} from "./conversion.ts";
import { convertSchema } from "./convert-schema.ts";

/** The bodies of 3.x by their media types. */
export function convertContent(conversion: Conversion, content: DocumentNode): Mapping {
  const bodies: Mapping = {};
  for (const [mediaType, node] of entries(content)) {
    const name = mediaTypeName(conversion, mediaType, node);
    if (Object.hasOwn(bodies, name))
      leaveOut(conversion, node, "The media type is documented above.");
    else if (isReadable(conversion, node, "a media type"))
      bodies[name] = convertMediaType(conversion, node, (schema) =>
        convertSchema(conversion, schema),
      );
  }
  return bodies;
}

/** A media type in lower case and without parameters. A range of all becomes JSON. */
export function mediaTypeName(
  conversion: Conversion,
  mediaType: string,
  node: DocumentNode,
): string {
  const name = mediaType
    .replace(/\s*;.*$/s, "")
    .trim()
    .toLowerCase()
    .replace(/^(\*|application)\/\*$/, "application/json");
  if (name !== mediaType) change(conversion, node, `The media type ${mediaType} became ${name}.`);
  return name;
}

export function convertMediaType(
  conversion: Conversion,
  node: DocumentNode,
  convert: (schema: DocumentNode) => unknown,
): Mapping {
  const body: Mapping = {};
  const schema = child(node, "schema");
  if (schema.value !== undefined) body.schema = convert(schema);
  copyOtherFields(conversion, node, body, { handled: ["schema", "examples"] });
  const examples = convertExamples(conversion, child(node, "examples"));
  const [only, ...others] = Object.values(examples);
  if (others.length > 0) body.examples = examples;
  else if (only !== undefined) body.example = only.value;
  return recordOrigin(conversion, node, body);
}

function convertExamples(conversion: Conversion, node: DocumentNode): Record<string, Mapping> {
  const examples: Record<string, Mapping> = {};
  for (const [name, item] of entries(node)) {
    const example = followReferences(conversion, item);
    if (example === undefined || !isReadable(conversion, example, "an example")) continue;
    const converted: Mapping = {};
    copyOtherFields(conversion, example, converted, { handled: [], unneeded: ["externalValue"] });
    if (Object.hasOwn(converted, "value")) examples[name] = converted;
  }
  return examples;
}

type Key = "consumes" | "produces";

function declared(conversion: Conversion, operation: DocumentNode, key: Key): DocumentNode {
  const own = child(operation, key);
  return own.value === undefined ? child(conversion.document.root, key) : own;
}

/** The media types of 2.0, which stand at the operation or at the root. */
export function declaredTypes(conversion: Conversion, operation: DocumentNode, key: Key): string[] {
  return items(declared(conversion, operation, key)).map(({ value }) => toText(value));
}

/** The same. JSON is assumed where there are none. */
export function mediaTypes(conversion: Conversion, operation: DocumentNode, key: Key): string[] {
  const types = declaredTypes(conversion, operation, key);
  if (types.length > 0) return types;
  change(
    conversion,
    declared(conversion, operation, key),
    `The document names no media type (\`${key}\`): \`application/json\` was assumed.`,
  );
  return ["application/json"];
}
