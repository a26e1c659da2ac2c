import { getAt } from "./json-pointer.ts";

/** A JSON Schema (2020-12), the dialect of OpenAPI 3.1. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

export interface ReferenceObject {
  readonly $ref: string;
}

export interface MediaTypeObject {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, ReferenceObject | { readonly value?: unknown }>>;
}

export interface ResponseObject {
  readonly headers?: Readonly<Record<string, ReferenceObject | MediaTypeObject>>;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly style?: string;
  readonly explode?: boolean;
  readonly content?: unknown;
}

export interface RequestBodyObject {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

export interface SecuritySchemeObject {
  readonly type: string;
  readonly scheme?: string;
  readonly in?: string;
  readonly name?: string;
  readonly flows?: {
    readonly clientCredentials?: { readonly scopes?: Readonly<Record<string, string>> };
  };
  /** For `http` `basic`: the fixed password. The user name is the key then. */
  readonly "x-password"?: string;
  /** For an `apiKey` in a header: the text before the key, such as `Token token=`. */
  readonly "x-prefix"?: string;
}

/** A list of alternatives. Each is a set of security schemes with their scopes, which are all needed. */
export type SecurityRequirements = readonly Readonly<Record<string, readonly string[]>>[];

/** Describes which answers of a status mean "absent" or "failed" (`x-removal`). */
export interface Matcher {
  readonly status: number;
  readonly pointer?: string;
  readonly equals?: unknown;
  readonly notEquals?: unknown;
  readonly startsWith?: string;
  readonly empty?: true;
  readonly missing?: true;
  /** In `failed`: the answer does not tell whether the member was removed. */
  readonly outcome?: "unknown";
}

/** How a provider tells when to try again (`x-rate-limit-reset`). */
export interface RateLimit {
  readonly header: string;
  readonly unit: string;
  /** The statuses that mean "too many requests". Default: 429. */
  readonly statuses?: readonly number[];
  /** The header that is 0 when the limit is reached. */
  readonly remaining?: string;
}

export interface OperationObject {
  readonly operationId?: string;
  readonly parameters?: readonly (ParameterObject | ReferenceObject)[];
  readonly requestBody?: ReferenceObject | RequestBodyObject;
  readonly responses?: Readonly<Record<string, ResponseObject | ReferenceObject>>;
  readonly security?: SecurityRequirements;
  readonly "x-removal"?: {
    readonly member?: string;
    readonly absent?: readonly Matcher[];
    readonly failed?: readonly Matcher[];
  };
}

/** The parts of an OpenAPI 3.1 document that the mock server reads. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: {
    readonly securitySchemes?: Readonly<Record<string, SecuritySchemeObject | ReferenceObject>>;
  };
  readonly security?: SecurityRequirements;
  readonly "x-rate-limit-reset"?: RateLimit;
}

/**
 * Follows a Reference Object inside the document, and the reference that it may lead to. What stands beside `$ref`
 * (OpenAPI 3.1 allows `description` and `summary`) overrides what it points to.
 */
export function resolve<Value extends object>(
  document: OpenApiDocument,
  value: Value | ReferenceObject,
): Value {
  const seen = new Set<string>();
  let current: Value | ReferenceObject = value;
  while ("$ref" in current && typeof current.$ref === "string") {
    const { $ref, ...siblings }: ReferenceObject = current;
    if (seen.has($ref))
      throw new Error(`$ref ${$ref} leads back to itself. Point it at a definition.`);
    seen.add($ref);
    const target = $ref.startsWith("#")
      ? getAt(document, decodeURIComponent($ref.slice(1)))
      : undefined;
    if (typeof target !== "object" || target === null) {
      throw new Error(
        `$ref ${$ref} leads nowhere. Write a pointer inside the same document, such as #/components/responses/Error.`,
      );
    }
    current = { ...target, ...siblings } as Value | ReferenceObject;
  }
  return current as Value;
}
