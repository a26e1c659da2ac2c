import { items, type Mapping, type Place, rawAt, text } from "../generate/place.ts";
import { type Conversion, change, followed, keepRest, leaveOut, made } from "./conversion.ts";
import { convertContent } from "./convert-content.ts";
import { valueSchema } from "./convert-parameters.ts";
import { convertSchema } from "./convert-schema.ts";
import { word } from "./word.ts";

/** The body of a request: `requestBody` of 3.x, the parameters in `body` or `formData` of 2.0. */
export function convertBody(
  conversion: Conversion,
  operation: Place,
  parameters: readonly Place[],
): Mapping | undefined {
  const found = rawAt(operation, "requestBody");
  if (conversion.document.version !== "2.0") {
    const place = found.value === undefined ? undefined : followed(conversion, found);
    if (place === undefined) return undefined;
    const body: Mapping = { ...describe(place), ...required(place) };
    keepRest(conversion, place, body, { handled: ["description", "required", "content"] });
    body.content = convertContent(conversion, rawAt(place, "content"));
    return made(conversion, place, body);
  }
  const [whole] = parameters.filter((place) => rawAt(place, "in").value === "body");
  const fields = parameters.filter((place) => rawAt(place, "in").value === "formData");
  if (whole !== undefined) return convertWhole(conversion, operation, whole);
  return fields.length > 0 ? convertForm(conversion, operation, fields) : undefined;
}

function describe(place: Place): Mapping {
  const description = text(rawAt(place, "description"))?.trim();
  return description ? { description } : {};
}

const required = (place: Place): Mapping =>
  rawAt(place, "required").value === true ? { required: true } : {};

function convertWhole(conversion: Conversion, operation: Place, place: Place): Mapping {
  const body: Mapping = { ...describe(place), ...required(place) };
  keepRest(conversion, place, body, {
    handled: ["name", "in", "description", "required", "schema"],
  });
  leaveOut(conversion, rawAt(place, "name"), "A body has no name in OpenAPI 3.");
  const schema = rawAt(place, "schema");
  const converted = schema.value === undefined ? {} : { schema: convertSchema(conversion, schema) };
  const types = mediaTypes(conversion, operation, "consumes");
  body.content = Object.fromEntries(types.map((type) => [type, converted]));
  return made(conversion, place, body);
}

function convertForm(conversion: Conversion, operation: Place, fields: readonly Place[]): Mapping {
  const properties: Mapping = {};
  for (const place of fields) {
    const schema = valueSchema(conversion, place);
    properties[word(rawAt(place, "name").value)] = Object.assign({ ...describe(place) }, schema);
    const collection = rawAt(place, "collectionFormat");
    if (collection.value !== undefined) leaveOut(conversion, collection);
  }
  const needed = fields.filter((place) => rawAt(place, "required").value === true);
  const names = needed.map((place) => rawAt(place, "name").value);
  const schema = { type: "object", ...(names.length > 0 && { required: names }), properties };
  const declared = items(consumed(conversion, operation, "consumes")).map(({ value }) =>
    word(value),
  );
  const types = declared.filter((type) => /form/.test(type));
  const usual = fields.some((place) => rawAt(place, "type").value === "file")
    ? "multipart/form-data"
    : "application/x-www-form-urlencoded";
  const content = Object.fromEntries(
    (types.length > 0 ? types : [usual]).map((type) => [type, { schema }]),
  );
  return { ...(names.length > 0 && { required: true }), content };
}

function consumed(conversion: Conversion, operation: Place, key: "consumes" | "produces"): Place {
  const own = rawAt(operation, key);
  return own.value === undefined ? rawAt(conversion.document.root, key) : own;
}

/** The media types of 2.0, which stand at the operation or at the root. */
export function mediaTypes(
  conversion: Conversion,
  operation: Place,
  key: "consumes" | "produces",
): string[] {
  const place = consumed(conversion, operation, key);
  const types = items(place).map(({ value }) => word(value));
  if (types.length > 0) return types;
  change(
    conversion,
    place,
    `The document names no media type (\`${key}\`): \`application/json\` was assumed.`,
  );
  return ["application/json"];
}
