import { printable } from "../../terminal/printable.ts";

const width = 96;
const longestComment = 1200;

/** What a line of Markdown must not begin with where it did not: a list, a heading, a quote, a table, a fence. */
const marker = /^([-+*>#|=~`]|\d+[.)])/;

/** Prose in lines that a reader can follow. Only spaces become line ends, so Markdown reads it the same. */
export function wrap(text: string): string {
  return text
    .split("\n")
    .map((line) => (isProse(line) ? wrapLine(line, width) : line))
    .join("\n");
}

function isProse(line: string): boolean {
  return line.length > width + 4 && !/^\s/.test(line) && !marker.test(line) && !line.includes("  ");
}

function wrapLine(line: string, longest: number, kept: RegExp = marker): string {
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + word.length < longest || kept.test(word)))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

/** A comment of YAML, whose lines begin with a space. What is quoted in it can't end a line or move a cursor. */
export function comment(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, " ").trim(), longestComment);
  const [first = "", ...more] = wrapLine(line, width - 12, /^$/).split("\n");
  return [` ${first}`, ...more.map((line) => `   ${line}`)].join("\n");
}
