import { createMockServer, type MockProvider, type MockServer } from "../src/index.ts";

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const json = (schema: object) => ({ "application/json": { schema } });
const object = (required: string[], properties: object) => ({
  ...{ type: "object", required, properties },
});
const text = { type: "string" };
const uuid = { type: "string", format: "uuid" };
const reset = { "X-Acme-Reset": { schema: { type: "integer" }, example: 7 } };

/** The operation of a made-up provider, with something of everything that a spec may have. */
const operation = {
  operationId: "deleteMember",
  "x-removal": {
    ...{ removes: "membership", reversible: false },
    absent: [{ status: 403, pointer: "/error/message", startsWith: "Gone -" }],
    failed: [{ status: 200, pointer: "/status", equals: "error" }],
  },
  parameters: [
    ref("parameters", "Person"),
    { name: "X-Acme-Version", in: "header", required: false, schema: { const: "2" } },
    { name: "silent", in: "query", schema: { type: "boolean" } },
  ],
  responses: {
    200: {
      description: "Removed",
      headers: { "X-Request-Id": { schema: text }, ...reset },
      content: json(
        object(["status", "id"], {
          status: { enum: ["success", "error"] },
          id: uuid,
          code: { type: "string", pattern: "^[A-Z]{3}$" },
        }),
      ),
    },
    401: { ...ref("responses", "Error"), description: "Who are you?" },
    403: ref("responses", "Error"),
    429: ref("responses", "Error"),
    500: { description: "No schema" },
  },
};

const components = {
  parameters: { Person: { name: "person", in: "path", required: true, schema: uuid } },
  responses: {
    Error: {
      description: "An error",
      headers: reset,
      content: {
        ...json(object(["error"], { error: ref("schemas", "Detail") })),
        "text/plain": { example: "No." },
      },
    },
  },
  schemas: {
    Detail: object(["message"], { message: text, inner: ref("schemas", "Detail") }),
  },
  securitySchemes: {
    apiKey: { type: "http", scheme: "bearer" },
    keyId: { type: "apiKey", in: "header", name: "X-Key-Id" },
    keySecret: { type: "apiKey", in: "header", name: "X-Key-Secret" },
    oauth2: {
      type: "oauth2",
      flows: {
        clientCredentials: {
          tokenUrl: "https://acme.example/token",
          scopes: { remove: "", read: "" },
        },
      },
    },
    basic: { type: "http", scheme: "basic" },
  },
};

/** Its document. `changes` replace parts of the operation, `root` parts of the document. */
export function acme(
  changes: Record<string, unknown> = {},
  root: Record<string, unknown> = {},
): object {
  const team = {
    ...{ name: "team", in: "path", required: true },
    schema: { type: "integer", minimum: 1 },
  };
  return {
    openapi: "3.1.0",
    info: { title: "Acme", version: "1" },
    servers: [{ url: "https://api.acme.example/base" }],
    security: [{ apiKey: [] }, { keyId: [], keySecret: [] }, { oauth2: ["remove"] }, { basic: [] }],
    "x-rate-limit-reset": { header: "X-Acme-Reset", unit: "seconds" },
    paths: {
      "/teams/{team}/people/{person}": { parameters: [team], delete: { ...operation, ...changes } },
    },
    components,
    ...root,
  };
}

export const person = "9f8b7c6d-1234-4a56-b789-0cdef1234567";
export const organization: { team: number } = { team: 7 };
export const path: string = `/acme/teams/7/people/${person}`;
export const headers: Record<string, string> = {
  authorization: "Bearer test-acme-apiKey",
  "x-acme-version": "2",
};

/** Acme with one member. */
export function playAcme(changes: Record<string, unknown> = {}): {
  mock: MockServer<"acme">;
  provider: MockProvider;
} {
  const mock = createMockServer({ specs: { acme: acme(changes) } });
  const provider = mock.provider("acme");
  provider.add(organization, person);
  return { mock, provider };
}
