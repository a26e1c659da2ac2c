// Whether a pattern takes linear time in an engine that backtracks: where a text can be read in two ways, they
// must not meet again, as they do in `(a|a)*` and in `a*a*`. What is not judged is refused. The libraries that
// judge patterns take `(?=.*x)y` or `(a|a)*` for quick, or give up after a time that depends on the machine.
import { NotJudged, type Part, readPattern } from "./pattern-atoms.ts";
import { Ambiguous, type Automaton, meetsAgain, rangeOf } from "./pattern-automaton.ts";

const twoWays = "a text can be matched in several ways, which are all tried";

/** Why a pattern can't be shown to take linear time; undefined where it is shown. */
export function slowness(pattern: string): string | undefined {
  try {
    const choice = readPattern(pattern);
    const choices = choice.kind === "any" ? choice.parts : [choice];
    const parts = choices.map(withoutAnchors);
    if (parts.some(({ anchored }) => !anchored) && parts.some(({ part }) => isEndless(part)))
      return "it repeats without a limit and does not begin with `^`, so that each place of a text is tried";
    const automaton: Automaton = { positions: [], follow: [] };
    const whole = rangeOf({ kind: "any", parts: parts.map(({ part }) => part) }, automaton);
    return meetsAgain(automaton, whole) ? twoWays : undefined;
  } catch (error) {
    if (error instanceof Ambiguous) return error.message || twoWays;
    if (error instanceof NotJudged) return `\`${error.message}\` is not judged`;
    throw error;
  }
}

/** A choice of the pattern without its `^` and `$`, which may stand at its ends only. */
function withoutAnchors(part: Part): { anchored: boolean; part: Part } {
  const parts = part.kind === "all" ? part.parts : [part];
  const anchored = parts[0]?.kind === "start";
  const to = parts.at(-1)?.kind === "end" ? -1 : undefined;
  return { anchored, part: { kind: "all", parts: parts.slice(anchored ? 1 : 0, to) } };
}

function isEndless(part: Part): boolean {
  if (part.kind === "repeated") return part.max === Infinity || isEndless(part.part);
  return "parts" in part && part.parts.some(isEndless);
}
