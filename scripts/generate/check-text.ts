import { entries, items, type Place, type Report } from "./place.ts";

const longest = 4000;

/** What changes how a text looks or is read, or can't be printed. A line feed and a tab may stand. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Comments that tools obey wherever they stand. */
const directive = /@ts-(?:ignore|expect-error|nocheck|check)|biome-ignore|sourceMappingURL/;

/** Refuses texts, keys included, that could mislead a reader or a tool wherever they end up (design §6). */
export function checkText(place: Place, report: Report): void {
  if (typeof place.value === "string") checkOne(place.value, place, report);
  for (const item of items(place)) checkText(item, report);
  for (const [key, child] of entries(place)) {
    checkOne(key, child, report);
    checkText(child, report);
  }
}

function checkOne(value: string, place: Place, report: Report): void {
  const found = unprintable.exec(value)?.[0];
  if (found !== undefined) {
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    report(
      place,
      `Expected printable text, found U+${code}, which misleads readers or tools. Remove it.`,
    );
  } else if (/\p{Surrogate}/u.test(value)) {
    report(place, "Expected Unicode text, found half of a surrogate pair. Remove it.");
  } else if (value.length > longest) {
    report(
      place,
      `Expected at most ${longest} characters, found ${value.length}. Shorten the text.`,
    );
  } else if (directive.test(value)) {
    report(
      place,
      `Found ${directive.exec(value)?.[0]}, which a compiler or a linter would obey. Reword the text.`,
    );
  }
}
