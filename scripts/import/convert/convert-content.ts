import { entries, type Mapping, type Place, rawAt } from "../../openapi/document-node.ts";
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
export function convertContent(conversion: Conversion, content: Place): Mapping {
  const bodies: Mapping = {};
  for (const [mediaType, place] of entries(content)) {
    const name = nameOf(conversion, mediaType, place);
    if (Object.hasOwn(bodies, name))
      leaveOut(conversion, place, "The media type is documented above.");
    else if (isReadable(conversion, place, "a media type"))
      bodies[name] = convertMediaType(conversion, place, (schema) =>
        convertSchema(conversion, schema),
      );
  }
  return bodies;
}

/** A media type without parameters, in lower case, as answers are compared with it; JSON where any may come. */
export function nameOf(conversion: Conversion, mediaType: string, place: Place): string {
  const name = mediaType
    .replace(/\s*;.*$/s, "")
    .trim()
    .toLowerCase()
    .replace(/^(\*|application)\/\*$/, "application/json");
  if (name !== mediaType) change(conversion, place, `The media type ${mediaType} became ${name}.`);
  return name;
}

export function convertMediaType(
  conversion: Conversion,
  place: Place,
  convert: (schema: Place) => unknown,
): Mapping {
  const body: Mapping = {};
  const schema = rawAt(place, "schema");
  if (schema.value !== undefined) body.schema = convert(schema);
  keepRest(conversion, place, body, { handled: ["schema", "examples"] });
  const examples = convertExamples(conversion, rawAt(place, "examples"));
  const [only, ...others] = Object.values(examples);
  if (others.length > 0) body.examples = examples;
  else if (only !== undefined) body.example = only.value;
  return made(conversion, place, body);
}

function convertExamples(conversion: Conversion, place: Place): Record<string, Mapping> {
  const examples: Record<string, Mapping> = {};
  for (const [name, item] of entries(place)) {
    const example = followed(conversion, item);
    if (example === undefined || !isReadable(conversion, example, "an example")) continue;
    const made: Mapping = {};
    keepRest(conversion, example, made, { handled: [], unneeded: ["externalValue"] });
    if (Object.hasOwn(made, "value")) examples[name] = made;
  }
  return examples;
}
