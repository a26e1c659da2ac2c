/** What is said of a parameter among the facts of an operation; of its type, as much as the spec says. */
export interface ParameterFacts {
  /** Its name on the wire. */
  readonly name: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly required: boolean;
  /** `type`, `format`, bounds. */
  readonly [fact: string]: unknown;
}

/** The facts that grow with what is known of a provider. Their types are wide, so that it is no new major version. */
interface OpenFacts {
  readonly parameters: readonly ParameterFacts[];
  /** The options of each alternative; an empty one needs no credentials. */
  readonly credentials: readonly (readonly string[])[];
  /** The documented ones; a text is a range, `4XX`, or `default`. */
  readonly statuses: readonly (number | string)[];
  readonly docsUrl: string;
  readonly specHash: string;
}

/** The type of an operation's facts: literal for what a call does, which changes in a major version only. */
export type OperationFacts<Facts extends OpenFacts> = Omit<Facts, keyof OpenFacts> & OpenFacts;
