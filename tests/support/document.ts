/** As much of an OpenAPI 3.1 document as these tests read; the generator has checked all of it. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly "x-rate-limit-reset"?: { readonly header: string; readonly unit: string };
  readonly components: { readonly securitySchemes: Readonly<Record<string, SecurityScheme>> };
}

export interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly "x-removal": {
    readonly absent?: readonly Matcher[];
    readonly failed?: readonly Matcher[];
  };
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly example?: string | number;
  readonly schema: Schema;
}

export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly const?: string;
  readonly example?: string | number;
}

export interface ResponseObject {
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, { readonly example?: unknown }>>;
}

export interface SecurityScheme {
  readonly type: string;
  readonly scheme?: string;
  readonly name?: string;
}

/** Tells one answer of a provider from others with the same status (design §3, `x-removal`). */
export interface Matcher {
  readonly status: number;
  readonly pointer?: string;
  readonly equals?: string | number | boolean | null;
  readonly startsWith?: string;
}

/** `deleteMember`, with where it is. */
export interface Operation {
  /** In capitals: `DELETE`. */
  readonly method: string;
  readonly path: string;
  readonly definition: OperationObject;
  readonly parameters: readonly Parameter[];
}

/** Follows `$ref`s everywhere; what stands beside one overrides what it points to (OpenAPI 3.1, Reference Object). */
export function dereference(document: unknown, value: unknown = document): unknown {
  if (Array.isArray(value)) return value.map((item) => dereference(document, item));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, ...own } = value as Record<string, unknown>;
  const beside = Object.fromEntries(
    Object.entries(own).map(([key, item]) => [key, dereference(document, item)]),
  );
  if (typeof $ref !== "string") return beside;
  const target = valueAt(document, $ref.slice(1));
  return { ...(dereference(document, target) as object), ...beside };
}

/** What an RFC 6901 pointer leads to; `undefined` for nothing. */
export function valueAt(value: unknown, pointer: string): unknown {
  return tokens(pointer).reduce((part: unknown, token) => Object(part)[token], value);
}

/** A copy with another value at an RFC 6901 pointer. */
export function withValueAt(value: unknown, pointer: string, wanted: unknown): unknown {
  const [token, ...rest] = tokens(pointer);
  if (token === undefined) return wanted;
  const below = rest.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const changed = withValueAt(Object(value)[token], below, wanted);
  if (!Array.isArray(value)) return { ...Object(value), [token]: changed };
  return value.with(Number(token), changed);
}

function tokens(pointer: string): string[] {
  const escaped = pointer.split("/").slice(1);
  return escaped.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The operation `deleteMember` of a document without `$ref`s. */
export function operationOf(document: Document): Operation {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, definition] of Object.entries(methods)) {
      if (definition.operationId !== "deleteMember") continue;
      const { parameters = [] } = definition;
      return { method: method.toUpperCase(), path, definition, parameters };
    }
  }
  throw new Error("The document has no operation with the operationId deleteMember.");
}
