import { child, type DocumentNode, entries, type Mapping } from "../../openapi/document-node.ts";
import {
  type Conversion,
  change,
  followed,
  isReadable,
  keepRest,
  leaveOut,
  made,
} from "./conversion.ts";
import { convertSchema } from "./convert-schema.ts";

/** The bodies of 3.x by their media types. */
export function convertContent(conversion: Conversion, content: DocumentNode): Mapping {
  const bodies: Mapping = {};
  for (const [mediaType, node] of entries(content)) {
    const name = nameOf(conversion, mediaType, node);
    if (Object.hasOwn(bodies, name))
      leaveOut(conversion, node, "The media type is documented above.");
    else if (isReadable(conversion, node, "a media type"))
      bodies[name] = convertMediaType(conversion, node, (schema) =>
        convertSchema(conversion, schema),
      );
  }
  return bodies;
}

/** A media type without parameters, in lower case, as answers are compared with it; JSON where any may come. */
export function nameOf(conversion: Conversion, mediaType: string, node: DocumentNode): string {
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
  keepRest(conversion, node, body, { handled: ["schema", "examples"] });
  const examples = convertExamples(conversion, child(node, "examples"));
  const [only, ...others] = Object.values(examples);
  if (others.length > 0) body.examples = examples;
  else if (only !== undefined) body.example = only.value;
  return made(conversion, node, body);
}

function convertExamples(conversion: Conversion, node: DocumentNode): Record<string, Mapping> {
  const examples: Record<string, Mapping> = {};
  for (const [name, item] of entries(node)) {
    const example = followed(conversion, item);
    if (example === undefined || !isReadable(conversion, example, "an example")) continue;
    const made: Mapping = {};
    keepRest(conversion, example, made, { handled: [], unneeded: ["externalValue"] });
    if (Object.hasOwn(made, "value")) examples[name] = made;
  }
  return examples;
}
