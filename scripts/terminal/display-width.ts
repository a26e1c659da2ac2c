// What Unicode calls wide (UAX #11, W and F) takes two columns of a terminal; JavaScript has no property for it.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const invisible = /^[\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}]+$/u;
const segmenter = new Intl.Segmenter();

/** How many columns of a terminal a text takes. Knows no escape sequences: measure before painting. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (wide.test(segment)) width += 2;
    else if (!invisible.test(segment)) width += 1;
  }
  return width;
}

/** A segment of a path with a digit in it is an id, whose beginning is enough to know it again. */
const id = /(?<=\/)(?=[^/ ]*\d)[^/ ]+/g;

/**
 * A text of at most `width` columns: where it is a request, its ids lose their ends first; where that is not
 * enough, the text loses its middle.
 */
export function shorten(text: string, width: number): string {
  const kept = [8, 6, 4, 3].map((length) =>
    text.replace(id, (found) => (found.length > length + 1 ? `${found.slice(0, length)}…` : found)),
  );
  const fitting = [text, ...kept].find((one) => displayWidth(one) <= width);
  return fitting ?? cutMiddle(kept.at(-1) ?? text, width);
}

function cutMiddle(text: string, width: number): string {
  const segments = [...segmenter.segment(text)].map(({ segment }) => segment);
  const head = takeWhile(segments, Math.ceil((width - 1) / 2));
  const tail = takeWhile(segments.reverse(), Math.floor((width - 1) / 2));
  return `${head.join("")}…${tail.reverse().join("")}`;
}

/** The first segments that fit. */
function takeWhile(segments: readonly string[], width: number): string[] {
  let left = width;
  const end = segments.findIndex((segment) => {
    left -= displayWidth(segment);
    return left < 0;
  });
  return segments.slice(0, end === -1 ? segments.length : end);
}
