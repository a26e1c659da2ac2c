import { printable } from "../terminal/printable.ts";

/** The way from the root of a document to a value: keys of mappings and indices of sequences. */
export type Path = readonly (string | number)[];

/** One mistake in one spec, where it stands and what to do about it. */
export interface Problem {
  /** Relative to the root of the repository: `specs/cal-com.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** A JSON Pointer as a URI fragment (RFC 6901 §6), `#` for the document itself. */
  readonly pointer: string;
  /** The name of the mistake: `server/none`. docs/problems.md has a list. What is said of a whole file has none. */
  readonly code?: string;
  /** What was expected, what was found, what to do. */
  readonly message: string;
}

/** Writes a path as a JSON Pointer (RFC 6901 §3), readable rather than percent-encoded. */
export function toPointer(path: Path): string {
  return `#${path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;
}

/** Reads the segments of an RFC 6901 pointer, or of one behind a `#`. */
export function fromPointer(pointer: string): string[] {
  const segments = pointer.replace(/^#/, "").split("/").slice(1);
  return segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** One line that an editor or a terminal can jump to. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, pointer, code, message } = problem;
  const name = code === undefined ? "" : ` (${code})`;
  return `${printable(file)}:${line}:${column} ${printable(pointer, 300)}  ${printable(message)}${name}`;
}

/** A value as it stands in a message: JSON, cut where it is long. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** `a, b and c`, in code quotes. */
export function list(names: Iterable<string>): string {
  const quoted = [...names].map((name) => `\`${printable(name, 100)}\``);
  const last = quoted.pop();
  return quoted.length === 0 ? (last ?? "nothing") : `${quoted.join(", ")} and ${last}`;
}
