/**
 * What changes how a text looks or is read, or can't be printed. A line feed and a tab may stand, and so
 * may what letters and emoji are joined and varied with.
 */
export const misleading: RegExp =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\p{Bidi_Control}\p{Noncharacter_Code_Point}]|(?!\u200c|\u200d|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;

const everywhere = new RegExp(`${misleading.source}|[\\n\\t]|\\p{Surrogate}`, "gu");

/** `202E` of U+202E. */
export function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

/** A text that is not ours as a part of one line: names of files, keys and values can't move a terminal's cursor. */
export function printable(text: string, longest = 600): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return cut.replace(everywhere, (character) => `\\u{${codeOf(character)}}`);
}
