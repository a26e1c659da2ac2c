import { type Body, bodyOf, leavesOf } from "./body.ts";

/** As much of an OpenAPI 3.1 document as these tests read; the generator has checked all of it. */
export interface Document {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly servers: readonly { readonly url: string }[];
  readonly security?: Security;
  readonly "x-rate-limit-reset"?: RateLimit;
  readonly components: { readonly securitySchemes: Readonly<Record<string, SecurityScheme>> };
}

/** How a provider says that a rate limit is reached, and when to try again. */
export interface RateLimit {
  readonly header: string;
  readonly unit: string;
  readonly statuses?: readonly number[];
  readonly remaining?: string;
}

/** An OR of ANDs: the scopes by the names of the security schemes. */
export type Security = readonly Readonly<Record<string, readonly string[]>>[];

interface PathItem {
  readonly parameters?: readonly Parameter[];
  readonly [method: string]: unknown;
}

export interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly security?: Security;
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly "x-removal": {
    readonly member?: string;
    readonly absent?: readonly Matcher[];
    readonly failed?: readonly Matcher[];
  };
}

/** A parameter, or a part of the body that a caller gives (`in: "body"`). */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly example?: unknown;
  readonly schema: Schema;
}

export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface ResponseObject {
  readonly headers?: Readonly<Record<string, object>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

export interface SecurityScheme {
  readonly type: string;
  readonly scheme?: string;
  readonly name?: string;
  readonly in?: string;
  /** What stands before the key, in a header. */
  readonly "x-prefix"?: string;
  /** The password beside a key that is the user name. */
  readonly "x-password"?: string;
}

/** Tells one answer of a provider from others with the same status (design §3, `x-removal`). */
export interface Matcher {
  readonly status: number;
  readonly pointer?: string;
  readonly equals?: string | number | boolean | null;
  readonly notEquals?: string | number | boolean | null;
  readonly startsWith?: string;
  readonly empty?: true;
  readonly missing?: true;
  /** In `failed` alone. */
  readonly outcome?: "unknown";
}

/** `deleteMember`, with where it is. */
export interface Operation {
  /** In capitals: `DELETE`. */
  readonly method: string;
  readonly path: string;
  readonly definition: OperationObject;
  /** Those of the path and of the operation, and the parts of the body. */
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly security: Security;
}

/**
 * Follows `$ref`s everywhere; what stands beside one overrides what it points to (OpenAPI 3.1, Reference Object).
 * One that leads back to where it stands is left as it is.
 */
export function dereference(
  document: unknown,
  value: unknown = document,
  trail: readonly string[] = [],
): unknown {
  if (Array.isArray(value)) return value.map((item) => dereference(document, item, trail));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, ...own } = value as Record<string, unknown>;
  if (typeof $ref === "string" && trail.includes($ref)) return value;
  const beside = Object.fromEntries(
    Object.entries(own).map(([key, item]) => [key, dereference(document, item, trail)]),
  );
  if (typeof $ref !== "string") return beside;
  const target = valueAt(document, $ref.slice(1));
  return { ...(dereference(document, target, [...trail, $ref]) as object), ...beside };
}

/** What an RFC 6901 pointer leads to; `undefined` for nothing. */
export function valueAt(value: unknown, pointer: string): unknown {
  const step = (part: unknown, token: string): unknown =>
    typeof part === "object" && part !== null && Object.keys(part).includes(token)
      ? Object(part)[token]
      : undefined;
  return tokens(pointer).reduce(step, value);
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
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ["delete", "patch", "post", "put"]) {
      const definition = item[method] as OperationObject | undefined;
      if (definition?.operationId !== "deleteMember") continue;
      const body = bodyOf(definition);
      const leaves = body ? leavesOf(body.schema) : [];
      return {
        ...{ method: method.toUpperCase(), path, definition, body },
        parameters: [...merged(item.parameters, definition.parameters), ...leaves],
        security: definition.security ?? document.security ?? [],
      };
    }
  }
  throw new Error("The document has no operation with the operationId deleteMember.");
}

/** An operation's parameters override those of its path by name and place (OpenAPI 3.1 §4.8.9). */
function merged(...lists: (readonly Parameter[] | undefined)[]): Parameter[] {
  const all = lists.flatMap((list) => list ?? []);
  return [...new Map(all.map((one) => [`${one.in} ${one.name}`, one])).values()];
}

/** What documents a status: it, else its range, else `default` (OpenAPI 3.1 §4.8.16). */
export function responseOf(
  { definition: { responses } }: Operation,
  status: number,
): ResponseObject | undefined {
  return responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses.default;
}
