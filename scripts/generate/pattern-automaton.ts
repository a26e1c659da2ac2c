import { type Characters, charactersOf, NotJudged, overlap, type Part } from "./pattern-atoms.ts";

const mostPositions = 300;

/** Glushkov's automaton: each atom of the pattern is a position; `follow` says which may come after it. */
export interface Automaton {
  readonly positions: Characters[];
  readonly follow: Set<number>[];
}

/** A part of the pattern: whether it may be empty, and the positions that it begins and ends with. */
interface Range {
  readonly empty: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** Two ways to read one text that surely meet again, or more than is judged. */
export class Ambiguous extends Error {}

const nothing: Range = { empty: true, first: [], last: [] };

/** Adds a part to the automaton. Throws `Ambiguous` where two ways lead to one place without a character. */
export function rangeOf(part: Part, automaton: Automaton): Range {
  if (part.kind === "characters") {
    const index = automaton.positions.push(charactersOf(part.text)) - 1;
    if (index >= mostPositions)
      throw new Ambiguous(
        `it has more than ${mostPositions} steps; \`minLength\` and \`maxLength\` need none`,
      );
    automaton.follow.push(new Set());
    return { empty: false, first: [index], last: [index] };
  }
  if (part.kind === "start" || part.kind === "end")
    throw new NotJudged(part.kind === "start" ? "^ in the middle" : "$ in the middle");
  if (part.kind === "repeated") return repeat(part, automaton);
  const ranges = part.parts.map((inner) => rangeOf(inner, automaton));
  if (part.kind === "all")
    return ranges.reduce((before, after) => chain(before, after, automaton), nothing);
  if (ranges.filter(({ empty }) => empty).length > 1) throw new Ambiguous();
  return {
    empty: ranges.some(({ empty }) => empty),
    first: ranges.flatMap(({ first }) => first),
    last: ranges.flatMap(({ last }) => last),
  };
}

/** A repetition as its copies; the last one of an endless repetition follows itself. */
function repeat({ part, min, max }: Part & { kind: "repeated" }, automaton: Automaton): Range {
  const copies = max === Infinity ? Math.max(min, 1) : max;
  let [whole, open] = [nothing, [] as number[]];
  for (let copy = 1; copy <= copies; copy += 1) {
    const range = rangeOf(part, automaton);
    // What may be empty could be repeated in several ways.
    if (range.empty) throw new Ambiguous();
    whole = chain(whole, range, automaton);
    if (copy < min) continue;
    if (copy === copies && max === Infinity) connect(range, range, automaton);
    open = [...open, ...range.last];
    whole = { ...whole, empty: false, last: range.last };
  }
  const first = copies === 0 ? [] : whole.first;
  return { empty: min === 0 || copies === 0, first, last: open };
}

function chain(before: Range, after: Range, automaton: Automaton): Range {
  connect(before, after, automaton);
  return {
    empty: before.empty && after.empty,
    first: before.empty ? [...before.first, ...after.first] : before.first,
    last: after.empty ? [...before.last, ...after.last] : after.last,
  };
}

function connect({ last }: Range, { first }: Range, { follow }: Automaton): void {
  for (const from of last)
    for (const to of first) {
      // As in `(a+)+`: the inner and the outer repetition both lead there.
      if (follow[from]?.has(to)) throw new Ambiguous();
      follow[from]?.add(to);
    }
}

/**
 * Whether two ways through the pattern read the same text and meet again. Where none do, an engine that
 * backtracks is at each position at most once for each place of the text.
 */
export function meetsAgain({ positions, follow }: Automaton, { first }: Range): boolean {
  const overlaps = ([a, b]: Pair) => {
    const [one, other] = [positions[a], positions[b]];
    return one !== undefined && other !== undefined && overlap(one, other);
  };
  const left = [first, ...follow.map((next) => [...next])].flatMap(pairsOf).filter(overlaps);
  const seen = new Set<string>();
  for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
    const [a, b] = pair;
    if (a === b) return true;
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const next = [...(follow[a] ?? [])].flatMap((x) =>
      [...(follow[b] ?? [])].map((y): Pair => [x, y]),
    );
    left.push(...next.filter(overlaps));
  }
  return false;
}

type Pair = readonly [number, number];

const pairsOf = (from: readonly number[]): Pair[] =>
  from.flatMap((a, index) => from.slice(index + 1).map((b): Pair => [a, b]));
