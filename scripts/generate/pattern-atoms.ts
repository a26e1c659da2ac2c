/** What a pattern is made of, as far as it is judged: anything else is refused before. */
export type Part =
  | { readonly kind: "characters"; readonly text: string }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "all"; readonly parts: readonly Part[] }
  | { readonly kind: "any"; readonly parts: readonly Part[] }
  | { readonly kind: "repeated"; readonly part: Part; readonly min: number; readonly max: number };

/** What is not judged, as it stands in the pattern. */
export class NotJudged extends Error {}

const atom =
  /\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|[^1-9bBk])|[^\\()[\]{}|*+?^$]/uy;
const quantifier = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/uy;
const group = /\((?:\?(?::|<[\p{L}_$][\p{L}\p{N}_$]*>)|(?!\?))/uy;

/** Reads a pattern that the engine has taken with the flag `u`. Throws `NotJudged` for an assertion or a back reference. */
export function readPattern(pattern: string): Part {
  let index = 0;
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = index;
    const found = expression.exec(pattern);
    if (found !== null) index = expression.lastIndex;
    return found;
  };
  const readChoice = (): Part => {
    const parts = [readSequence()];
    while (take(/\|/y) !== null) parts.push(readSequence());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "any", parts };
  };
  const readSequence = (): Part => {
    const parts: Part[] = [];
    while (index < pattern.length && !/[|)]/.test(pattern[index] ?? "")) parts.push(readRepeated());
    return { kind: "all", parts };
  };
  const readRepeated = (): Part => {
    const part = readOne();
    const found = take(quantifier);
    return found === null ? part : { kind: "repeated", part, ...countsOf(found) };
  };
  const readOne = (): Part => {
    if (take(/\^/y) !== null) return { kind: "start" };
    if (take(/\$/y) !== null) return { kind: "end" };
    if (take(group) !== null) {
      const part = readChoice();
      take(/\)/y);
      return part;
    }
    const found = take(atom);
    if (found === null) throw new NotJudged(pattern.slice(index, index + 3));
    return { kind: "characters", text: found[0] };
  };
  return readChoice();
}

function countsOf([, sign, least, comma, most]: RegExpExecArray): { min: number; max: number } {
  if (sign !== undefined) return { min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity };
  const min = Number(least);
  return { min, max: comma === undefined ? min : most === "" ? Infinity : Number(most) };
}

/** The characters of an atom: those of ASCII one by one, all others as one. */
export interface Characters {
  readonly ascii: bigint;
  readonly beyond: boolean;
}

export function charactersOf(atom: string): Characters {
  const expression = new RegExp(`^${atom}$`, "u");
  let ascii = 0n;
  for (let code = 0; code < 128; code += 1)
    if (expression.test(String.fromCharCode(code))) ascii |= 1n << BigInt(code);
  // A range that ends beyond ASCII, an escape by number, a negation, a property: it may match others too.
  const plain =
    /^(?:\[(?!\^)|(?!\.))(?:[\x21-\x2d\x2f-\x5b\x5d-\x7e ]|\.|\\[dwtnvfr0^$\\.*+?()[\]{}|/-])*$/u;
  return { ascii, beyond: atom === "." || !plain.test(atom) };
}

export function overlap(one: Characters, other: Characters): boolean {
  return (one.ascii & other.ascii) !== 0n || (one.beyond && other.beyond);
}
