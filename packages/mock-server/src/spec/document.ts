import { pointed } from "./json-pointer.ts";

/** A JSON Schema (2020-12), as OpenAPI 3.1 has it. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

export interface Reference {
  readonly $ref: string;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Reference | { readonly value?: unknown }>>;
}

export interface ResponseDefinition {
  readonly headers?: Readonly<Record<string, Reference | MediaType>>;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly style?: string;
  readonly explode?: boolean;
  readonly content?: unknown;
}

export interface RequestBody {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface SecurityScheme {
  readonly type: string;
  readonly scheme?: string;
  readonly in?: string;
  readonly name?: string;
  readonly flows?: {
    readonly clientCredentials?: { readonly scopes?: Readonly<Record<string, string>> };
  };
  /** Of http basic: the password that goes with every user name, which is the key then. */
  readonly "x-password"?: string;
  /** Of an apiKey in a header: what stands before the key, `Token token=`. */
  readonly "x-prefix"?: string;
}

/** Each requirement is an AND of security schemes with their scopes; a list of them is an OR. */
export type SecurityRequirements = readonly Readonly<Record<string, readonly string[]>>[];

/** Tells one answer of a provider from others with the same status (design §3, `x-removal`). */
export interface Matcher {
  readonly status: number;
  readonly pointer?: string;
  readonly equals?: unknown;
  readonly notEquals?: unknown;
  readonly startsWith?: string;
  readonly empty?: true;
  readonly missing?: true;
  /** Of `failed`: the answer leaves open what was done. */
  readonly outcome?: "unknown";
}

/** How a provider says when to try again (design §3, `x-rate-limit-reset`). */
export interface RateLimit {
  readonly header: string;
  readonly unit: string;
  /** The statuses that say that there were too many requests. Default: 429. */
  readonly statuses?: readonly number[];
  /** The header that says 0 then. */
  readonly remaining?: string;
}

export interface OperationObject {
  readonly operationId?: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Reference | RequestBody;
  readonly responses?: Readonly<Record<string, ResponseDefinition | Reference>>;
  readonly security?: SecurityRequirements;
  readonly "x-removal"?: {
    readonly member?: string;
    readonly absent?: readonly Matcher[];
    readonly failed?: readonly Matcher[];
  };
}

/** The parts of an OpenAPI 3.1 document that are played. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: {
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme | Reference>>;
  };
  readonly security?: SecurityRequirements;
  readonly "x-rate-limit-reset"?: RateLimit;
}

/**
 * What a value of the document is, with Reference Objects followed inside the document. What stands beside
 * a `$ref` (OpenAPI 3.1 allows `description` and `summary`) overrides what it points to.
 */
export function resolve<Value extends object>(
  document: OpenApiDocument,
  value: Value | Reference,
): Value {
  const seen = new Set<string>();
  let current: Value | Reference = value;
  while ("$ref" in current && typeof current.$ref === "string") {
    const { $ref, ...siblings }: Reference = current;
    if (seen.has($ref))
      throw new Error(`$ref ${$ref} leads back to itself. Point it at a definition.`);
    seen.add($ref);
    const target = $ref.startsWith("#")
      ? pointed(document, decodeURIComponent($ref.slice(1)))
      : undefined;
    if (typeof target !== "object" || target === null) {
      throw new Error(
        `$ref ${$ref} leads nowhere. Write a pointer inside the same document, such as #/components/responses/Error.`,
      );
    }
    current = { ...target, ...siblings } as Value | Reference;
  }
  return current as Value;
}
