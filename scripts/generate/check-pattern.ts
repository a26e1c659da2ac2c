import { slowness } from "./pattern-time.ts";
import { type Place, type Report, text } from "./place.ts";
import { show } from "./problem.ts";

const longest = 200;

/** A pattern runs on the input of users, and on examples while a spec is checked: it must be quick on any. */
export function checkPattern(pattern: Place, report: Report): void {
  const source = text(pattern);
  if (source === undefined || !isRegExp(source)) {
    report(
      pattern,
      `Expected a regular expression of ECMA-262 with the flag u, found ${show(pattern.value)}.`,
    );
  } else if (source.length > longest) {
    report(
      pattern,
      `Expected a pattern of at most ${longest} characters, found ${source.length}. Shorten it, or leave it out.`,
    );
  } else {
    const reason = slowness(source);
    if (reason !== undefined) {
      report(
        pattern,
        `Expected a pattern that surely takes linear time, found ${show(source)}: ${reason}. Write it in another way, as \`^[a-z]+(-[a-z]+)*$\` for \`^([a-z]+-?)+$\`, or leave it out.`,
      );
    }
  }
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source, "u").unicode;
  } catch {
    return false;
  }
}
