/** A value that a person has to decide on, or to look at, with what they need to know for it. */
export class Todo {
  /** What stands there until then. The generator refuses it, where anything could be refused. */
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
