/** A text that is not ours as Markdown of one line: it can't become a link, HTML, a heading or a table. */
export function inline(text: string): string {
  return text
    .trim()
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? codeSpan(part.slice(1, -1)) : escapeText(words(part.replace(/\s+/g, " "))),
    )
    .reduce(besides, "")
    .replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** A description may be CommonMark (OpenAPI 3.1 §4.4): a link as its words and its address, what is bold as words. */
function words(text: string): string {
  return text
    .replace(/(?<!!)\[([^[\]]+)\]\((https?:\/\/[^\s()<>]+)\)/g, "$1 ($2)")
    .replace(/(?<![\w*])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*(?![\w*])/g, "$1");
}

/** Two spans of code that touch would be one with other borders (CommonMark §6.1). */
function besides(text: string, part: string): string {
  return text.endsWith("`") && part.startsWith("`") ? `${text} ${part}` : text + part;
}

/** What renderers make a link of, though it is escaped: GFM's autolinks are found in the text behind the escapes. */
const address = /:\/\/|(?<![a-z0-9])www\.|mailto:|xmpp:|\S@\S/i;

function escapeText(text: string): string {
  return text.split(" ").map(escapeWord).join(" ");
}

/** ASCII punctuation that means something within a line (CommonMark §2.4; GFM for `~` and `|`). */
function escapeWord(word: string): string {
  if (!address.test(word))
    return word.replace(/[\\`*_[\]<>&|~#!{}]/g, (character) => `\\${character}`);
  const [, before = "", link = "", after = ""] = /^([("']*)(.*?)([)"'.,;:!?]*)$/.exec(word) ?? [];
  return `${before}${codeSpan(link)}${after.replace("!", "\\!")}`;
}

/** Code of one line. Its backticks become apostrophes; `|` is escaped for tables, where GFM reads it first. */
export function codeSpan(text: string): string {
  return `\`${text.replace(/\s+/g, " ").replaceAll("`", "'").trim() || " "}\``;
}

/** A cell of a table: within it GFM splits at `|` before it reads code, unless an odd number of `\` stands before it. */
export function cell(markdown: string): string {
  return markdown.replace(/(\\*)\|/g, (whole, { length }: string) =>
    length % 2 === 1 ? whole : `\\${whole}`,
  );
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** The paragraphs of a text that is not ours. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map(inline)
    .filter((paragraph) => paragraph !== "");
}

export function blockquote(blocks: readonly string[]): string {
  return blocks
    .join("\n\n")
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

/** A link to an https URL; its text is Markdown already. */
export function link(text: string, url: string): string {
  const escaped = url.replace(
    /[()<>\s\\|`*[\]]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${text}](${escaped})`;
}

export function codeBlock(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
}
