/** A value that a person has to decide on or to check, with the question. */
export class Todo {
  /** What the spec holds until then. */
  readonly value: unknown;
  /** Becomes a comment `# TODO …`. */
  readonly question: string;

  constructor(value: unknown, question: string) {
    this.value = value;
    this.question = question;
  }
}

/** The value itself, decided or not. */
export function decidedValue(value: unknown): unknown {
  return value instanceof Todo ? value.value : value;
}
