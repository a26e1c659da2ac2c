import type { CredentialDefinition } from "./definition.ts";
import type { Refuse } from "./errors.ts";
import { textProblem } from "./parameters.ts";

/** What a credential's source is made from. */
export interface CredentialContext {
  readonly options: Readonly<Record<string, unknown>>;
  readonly userAgent: Readonly<Record<string, string>>;
  readonly send: (request: Request) => Promise<Response>;
  readonly refuse: Refuse;
}

/** Gives the value of one header for one attempt. */
export interface CredentialSource {
  readonly header: string;
  readonly value: (signal: AbortSignal) => Promise<string>;
  /** Told of a value that the provider answered with 401. */
  readonly rejected?: (value: string) => void;
}

/** What is wrong with a credential's text, or `undefined`; never the text. */
export function credentialProblem(value: unknown): string | undefined {
  if (typeof value !== "string") return "must be a string";
  return textProblem(value, true);
}

/** Checks a static credential at once, and gives the function that asks for it at each attempt. */
export function askFor(
  option: string,
  { options, refuse }: CredentialContext,
  problemOf: (value: unknown) => string | undefined,
): () => Promise<string> {
  const credential = options[option];
  const check = (value: unknown): string => {
    const problem = problemOf(value);
    if (problem) throw refuse(`"${option}" ${problem}`);
    return value as string;
  };
  if (typeof credential !== "function") {
    check(credential);
    return async () => credential as string;
  }
  return async () =>
    check(
      await (async () => credential())().catch((error) => {
        // Only its name: what a secret store says in a message may quote the secret.
        throw refuse(`"${option}" threw ${error?.name}`);
      }),
    );
}

/** Picks the one alternative whose options are all given and no others, and refuses anything else. */
export function credentialSources(
  alternatives: readonly (readonly CredentialDefinition[])[],
  context: CredentialContext,
): CredentialSource[] {
  const required = (credentials: readonly CredentialDefinition[]): string[] =>
    credentials.flatMap(({ options }) => options);
  const allowed = (credentials: readonly CredentialDefinition[]): string[] =>
    credentials.flatMap(({ options, optional = [] }) => [...options, ...optional]);
  const given = [...new Set(allowed(alternatives.flat()))].filter(
    (name) => context.options[name] !== undefined,
  );
  const chosen = alternatives.find(
    (credentials) =>
      required(credentials).every((name) => given.includes(name)) &&
      given.every((name) => allowed(credentials).includes(name)),
  );
  if (!chosen) {
    const lists = alternatives.map((credentials) => required(credentials).join(", "));
    throw context.refuse(`needs { ${lists.join(" } or { ")} }, but got { ${given.join(", ")} }`);
  }
  return chosen.map(({ create }) => create(context));
}

/** A credential that is sent as one header, after a prefix such as `Bearer `. */
export function headerCredential(
  option: string,
  header: string,
  prefix = "",
): CredentialDefinition {
  return {
    options: [option],
    header,
    create: (context) => {
      const ask = askFor(option, context, (value) => credentialProblem(value));
      return { header, value: async () => prefix + (await ask()) };
    },
  };
}
