import { lexer, type Token, walkTokens } from "marked";
import { isMapping } from "../../openapi/document-node.ts";

/** What a README is made of, and what a text of a spec may not become in it. */
export interface Outline {
  /** Headings, tables with their rows and cells, lists with their items, programs: in their order. */
  readonly blocks: string;
  readonly faults: readonly string[];
}

const forbidden = ["html", "image", "em", "del", "br", "hr", "def"];
const own = "https://github.com/offboard/offboard";

/** Reads a README as GitHub and npm do. Links lead to the provider's documentation and to this repository only. */
export function outlineOf(readme: string, openapi: string): Outline {
  const document: unknown = JSON.parse(openapi);
  const docs = isMapping(document) ? String(Object(document.externalDocs).url) : "";
  const [blocks, faults]: [string[], string[]] = [[], []];
  walkTokens(lexer(readme, { gfm: true }), (token) => {
    blocks.push(...blockOf(token));
    if (forbidden.includes(token.type))
      faults.push(`Markdown became ${token.type}: ${token.raw.slice(0, 80)}`);
    if (
      token.type === "link" &&
      token.href !== own &&
      decoded(token.href) !== decoded(new URL(docs).href)
    )
      faults.push(`a link to ${token.href}`);
  });
  return { blocks: blocks.join(" "), faults };
}

function blockOf(token: Token): string[] {
  if (token.type === "heading") return ["#".repeat(token.depth)];
  if (token.type === "table")
    return [`table ${token.rows.map((row: unknown[]) => row.length).join()}`];
  if (token.type === "list") return [`list ${token.items.length}`];
  if (token.type === "code") return [`program ${token.lang}`];
  return token.type === "blockquote" ? ["quote"] : [];
}

/** Percent-encoding is one way to write a character. */
function decoded(url: string): string {
  return url.replace(/%[\dA-F]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
}
