// What neither Redocly's types nor ajv's meta-schemas list: fields of OpenAPI 2.0, 3.0 and 3.2, and keywords of
// JSON Schema before draft 6. A provider's own document may well be one of these.

const parameter20 = [
  ...["type", "format", "items", "collectionFormat", "default", "maximum", "exclusiveMaximum"],
  ...["minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems"],
  ...["uniqueItems", "enum", "multipleOf"],
];

export const otherVersions: Readonly<Record<string, readonly string[]>> = {
  document: [
    ...["swagger", "host", "basePath", "schemes", "consumes", "produces", "definitions"],
    ...["parameters", "responses", "securityDefinitions", "$self", "$schema"],
  ],
  server: ["name"],
  pathItem: ["query", "additionalOperations"],
  operation: ["consumes", "produces", "schemes"],
  parameter: parameter20,
  header: parameter20,
  response: ["schema", "summary"],
  mediaType: ["itemSchema", "prefixEncoding", "itemEncoding"],
  example: ["dataValue", "serializedValue"],
  schema: [
    ...["nullable", "id", "extends", "disallow", "divisibleBy", "optional", "requires"],
    ...["collectionFormat", "file", "defaultMapping", "nodeType", "$data", "links", "base"],
  ],
  components: ["definitions", "mediaTypes", "securityDefinitions"],
  securityScheme: [
    ...["flow", "authorizationUrl", "tokenUrl", "scopes", "oauth2MetadataUrl", "deprecated"],
  ],
  flows: ["application", "accessCode", "deviceAuthorization"],
  flow: ["authorizationUrl", "deviceAuthorizationUrl", "flow"],
};
