import type { JsonValue } from "../../openapi/document-node.ts";

/** TypeScript source that was made here, and not a text that came from somewhere. */
export type { Source };

class Source {
  readonly #code: string;

  constructor(code: string) {
    this.#code = code;
  }

  get code(): string {
    return this.#code;
  }

  /** No other object has the field, whatever it looks like. */
  static made(value: Source | JsonValue): value is Source {
    return typeof value === "object" && value !== null && #code in value;
  }
}

const make = (code: string): Source => new Source(code);

/**
 * A template of TypeScript. A value in it becomes a literal, whatever it holds; only what the functions
 * of this module made becomes code. So a text of a spec can't become code by mistake (design §6).
 */
export function source(strings: TemplateStringsArray, ...values: (Source | JsonValue)[]): Source {
  const parts = strings.map((text, index) => {
    const value = values[index];
    return text + (value === undefined ? "" : Source.made(value) ? value.code : literal(value));
  });
  return make(parts.join(""));
}

/** U+2028 and U+2029 end a line for some readers of JavaScript. */
function literal(value: JsonValue): string {
  return JSON.stringify(value).replace(
    /[\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}

/** Whether a name needs no quotes where a property is named. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
}

/** A name, which may be nothing else. */
export function identifier(name: string): Source {
  if (!isIdentifier(name)) throw new Error(`${JSON.stringify(name)} is no identifier.`);
  return make(name);
}

export function join(
  sources: readonly Source[],
  separator: ", " | " | " | " & " | "\n" | "",
): Source {
  return make(sources.map(({ code }) => code).join(separator));
}

export const nothing: Source = make("");

/** A comment of one line. */
export function comment(text: string): Source {
  if (/[\n\r\u2028\u2029]/.test(text))
    throw new Error(`A comment of one line has several: ${JSON.stringify(text)}.`);
  return make(`// ${text}\n`);
}

/** Tags that a docstring ends with. */
export interface Tags {
  readonly deprecated?: string;
  readonly throws?: string;
  readonly see?: string;
}

/** A JSDoc comment of some paragraphs; empty ones are left out, and so is a comment of nothing else. */
export function docstring(paragraphs: string | readonly string[], tags: Tags = {}): Source {
  const texts = [paragraphs].flat().map((paragraph) => commentText(paragraph.trim()));
  const ends = Object.entries(tags).map(([name, text]) => `@${name} ${commentText(text)}`);
  const blocks = [
    ...texts.filter((text) => text !== ""),
    ...(ends.length > 0 ? [ends.join("\n")] : []),
  ];
  if (blocks.length === 0) return nothing;
  const lines = blocks.join("\n\n").split("\n");
  if (lines.length === 1) return make(`/** ${lines[0]} */\n`);
  return make(`/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`);
}

/** The end of a comment is replaced; `@` at the start of a line or in braces would be a tag to tools. */
function commentText(text: string): string {
  return text
    .replaceAll("*/", "*\\/")
    .replace(/^(\s*)@/gm, "$1\\@")
    .replaceAll("{@", "{\\@");
}
