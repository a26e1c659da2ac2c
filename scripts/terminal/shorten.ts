import displayWidth from "string-width";

const segmenter = new Intl.Segmenter();

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
