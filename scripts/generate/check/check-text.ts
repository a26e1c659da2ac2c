import { type DocumentNode, entries, items, type Report } from "../../openapi/document-node.ts";
import { codeOf, misleading } from "../../terminal/printable.ts";

const longest = 4000;

/** Comments that tools obey wherever they stand. */
const directive = /@ts-(?:ignore|expect-error|nocheck|check)|biome-ignore|sourceMappingURL/;

/** Refuses texts, keys included, that could mislead a reader or a tool wherever they end up (design §6). */
export function checkText(node: DocumentNode, report: Report): void {
  if (typeof node.value === "string") checkOne(node.value, node, report);
  for (const item of items(node)) checkText(item, report);
  for (const [key, child] of entries(node)) {
    checkOne(key, child, report);
    checkText(child, report);
  }
}

function checkOne(value: string, node: DocumentNode, report: Report): void {
  const found = misleading.exec(value)?.[0];
  if (found !== undefined) {
    report(
      node,
      "text/unprintable",
      `Expected printable text, found U+${codeOf(found)}, which misleads readers or tools. Remove it.`,
    );
  } else if (/\p{Surrogate}/u.test(value)) {
    report(
      node,
      "text/not-unicode",
      "Expected Unicode text, found half of a surrogate pair. Remove it.",
    );
  } else if (value.length > longest) {
    report(
      node,
      "text/too-long",
      `Expected at most ${longest} characters, found ${value.length}. Shorten the text.`,
    );
  } else if (directive.test(value)) {
    report(
      node,
      "text/directive",
      `Found ${directive.exec(value)?.[0]}, which a compiler or a linter would obey. Reword the text.`,
    );
  }
}
