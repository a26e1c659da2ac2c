import { type DocumentNode, type Report, text } from "../../openapi/document-node.ts";
import { show } from "../../openapi/problem.ts";

const longest = 200;

/** In how many ways a pattern may be read beside its one long repetition. */
const mostWays = 100;

const supported = [
  "Supported: one `*`, `+` or `{3,}`, in a pattern that begins with `^` and has no `|` outside of groups;",
  `beside it \`?\`, \`{3,5}\` and \`|\`, in at most ${mostWays} combinations;`,
  "a repeated group with none of these in it, as in `^(-[a-f]{4})+$`. Look-arounds, `\\b` and back references are not.",
  "Write it in another way, or leave it out.",
].join(" ");

/** A pattern runs on the input of users, and on examples while a spec is checked: it must be quick on any. */
export function checkPattern(pattern: DocumentNode, report: Report): void {
  const source = text(pattern);
  if (source === undefined || !isRegExp(source))
    report(
      pattern,
      "pattern/not-a-regular-expression",
      `Expected a regular expression of ECMA-262 with the flag u, found ${show(pattern.value)}.`,
    );
  else if (source.length > longest)
    report(
      pattern,
      "pattern/too-long",
      `Expected a pattern of at most ${longest} characters, found ${source.length}. Shorten it, or leave it out.`,
    );
  else if (!isLinear(source))
    report(
      pattern,
      "pattern/maybe-not-linear",
      `Expected a pattern that surely takes linear time, found ${show(source)}. ${supported}`,
    );
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source, "u").unicode;
  } catch {
    return false;
  }
}

/** The start of a group, a count, or what matches one character. */
const part =
  /(\((?:\?:|\?<[\p{L}_$][\p{L}\p{N}_$]*>)?)|(\{\d+(?:,\d*)?\})|\\(?:[pPu]\{[^}]*\}|[^1-9bBk])|\[(?:\\.|[^\]\\])*\]|[^\\()[\]{}|*+?^$]/gsu;
const repetition = /(?:[*+?]|\{(\d+),(\d*)\})\??/g;

/**
 * Whether an engine that backtracks takes a time that grows as the text does, whatever it is. It tries at most all
 * ways to read the pattern: so many for each place where the one repetition without a limit may end.
 */
export function isLinear(source: string): boolean {
  // What is of one length stands as `x`: it can be read in one way, however often it is repeated.
  let shape = source.replace(part, (_, group, count) => (group ? "(" : (count ?? "x")));
  shape = untilSame(shape, (one) => one.replace(/\(x*\)|x\{\d+\}\??/g, "x"));
  if (/\\|\(\?|\)[*+?{]/.test(shape)) return false;
  let ways = 1;
  const choose = (choice: string) => {
    const choices = choice.split("|");
    ways *= choices.length;
    return choices.join("");
  };
  shape = untilSame(shape, (one) => one.replace(/\(([^()]*)\)/g, (_, inner) => choose(inner)));
  const isAnchored = /^\^[^|]*$/.test(shape);
  const ranges = [...choose(shape).matchAll(repetition)].map(rangeOf).sort((a, b) => a - b);
  const last = ranges.at(-1) ?? 1;
  const isLong = last > mostWays;
  for (const range of isLong ? ranges.slice(0, -1) : ranges) ways *= range;
  return ways <= mostWays && (isAnchored || !isLong);
}

function rangeOf([sign = "", least, most]: RegExpExecArray): number {
  if (sign.startsWith("?")) return 2;
  return most ? Number(most) - Number(least) + 1 : Infinity;
}

function untilSame(text: string, change: (text: string) => string): string {
  const changed = change(text);
  return changed === text ? text : untilSame(changed, change);
}
