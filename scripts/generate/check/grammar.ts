/** What may stand in an object of a spec: a plain value, or other objects. */
export type Field = "value" | readonly ["one" | "list" | "map", Kind];

export type Kind =
  | "document"
  | "info"
  | "externalDocs"
  | "server"
  | "serverVariable"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "response"
  | "header"
  | "mediaType"
  | "example"
  | "schema"
  | "components"
  | "securityScheme"
  | "flows"
  | "flow";

const one = (kind: Kind): Field => ["one", kind];
const list = (kind: Kind): Field => ["list", kind];
const map = (kind: Kind): Field => ["map", kind];

const texts = { summary: "value", description: "value" } as const;

/** Keywords of JSON Schema that become part of a type or of its docstring. */
const typedKeywords = {
  ...{ type: "value", enum: "value", const: "value", format: "value", required: "value" },
  ...{ properties: map("schema"), additionalProperties: one("schema"), items: one("schema") },
  ...{ anyOf: list("schema"), oneOf: list("schema"), allOf: list("schema") },
  ...{ title: "value", description: "value", deprecated: "value", default: "value" },
  ...{ example: "value", examples: "value" },
} satisfies Record<string, Field>;

/** Keywords that only narrow the values of a type: mock servers and examples keep to them. */
const narrowingKeywords = {
  ...{ minimum: "value", maximum: "value", pattern: "value", uniqueItems: "value" },
  ...{ minLength: "value", maxLength: "value", minItems: "value", maxItems: "value" },
} satisfies Record<string, Field>;

/**
 * The fields of OpenAPI 3.1 and the keywords of JSON Schema that are honoured. Any other is refused
 * rather than ignored: what a spec says and a client does not do would be a silent loss.
 */
export const grammar: Readonly<Record<Kind, Readonly<Record<string, Field>>>> = {
  document: {
    ...{
      openapi: "value",
      info: one("info"),
      externalDocs: one("externalDocs"),
      servers: list("server"),
    },
    ...{
      security: "value",
      ...{ "x-rate-limit-reset": "value", "x-retired": "value" },
      paths: map("pathItem"),
      components: one("components"),
    },
  },
  info: { title: "value", version: "value", description: "value" },
  externalDocs: { description: "value", url: "value" },
  server: {
    ...{ url: "value", description: "value", variables: map("serverVariable") },
    "x-required": "value",
  },
  serverVariable: {
    ...{ default: "value", enum: "value", description: "value", "x-required": "value" },
  },
  pathItem: {
    parameters: list("parameter"),
    ...{
      delete: one("operation"),
      patch: one("operation"),
      post: one("operation"),
      put: one("operation"),
    },
  },
  operation: {
    ...{ operationId: "value", ...texts, "x-removal": "value", security: "value" },
    ...{ parameters: list("parameter"), requestBody: one("requestBody") },
    ...{ responses: map("response") },
  },
  parameter: {
    ...{ name: "value", in: "value", required: "value", description: "value" },
    ...{ style: "value", explode: "value", schema: one("schema"), example: "value" },
  },
  requestBody: { description: "value", required: "value", content: map("mediaType") },
  response: { description: "value", headers: map("header"), content: map("mediaType") },
  header: { description: "value", required: "value", schema: one("schema"), example: "value" },
  mediaType: { schema: one("schema"), example: "value", examples: map("example") },
  example: { ...texts, value: "value" },
  schema: { ...typedKeywords, ...narrowingKeywords },
  components: {
    ...{ schemas: map("schema"), responses: map("response"), headers: map("header") },
    ...{ parameters: map("parameter"), requestBodies: map("requestBody") },
    ...{ securitySchemes: map("securityScheme") },
  },
  securityScheme: {
    ...{ type: "value", description: "value", name: "value", in: "value" },
    ...{ scheme: "value", bearerFormat: "value", flows: one("flows") },
    ...{ "x-password": "value", "x-prefix": "value" },
  },
  flows: { clientCredentials: one("flow") },
  flow: { tokenUrl: "value", scopes: "value" },
};

/** Where the objects stand that a `$ref` may refer to. Other objects are written out. */
export const componentsOf: Partial<Record<Kind, string>> = {
  schema: "schemas",
  response: "responses",
  header: "headers",
  parameter: "parameters",
  requestBody: "requestBodies",
};
