import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../packages/runtime/test/seed.ts";
import { type Part, readPattern } from "../generate/pattern-atoms.ts";
import { slowness } from "../generate/pattern-time.ts";

test.each([
  ...[
    "",
    "x",
    "^$",
    "^.*$",
    "^[a-z ]+$",
    "^\\d{1,10}$",
    "^[A-Za-z0-9_-]{20,40}$",
    "^usr_[0-9a-f]{24}$",
  ],
  ...[
    "^\\S(.{0,78}\\S)?$",
    "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    "^(\\d{3})?-?\\d{4}$",
    "^(0|[1-9]\\d*)(\\.\\d+)?$",
  ],
  ...[
    "^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$",
    "^\\p{L}{1,50}$",
    "^urn:[a-z0-9]+:.+$",
    "^(?:usr|user)_[a-z]+$",
  ],
  ...[
    "^a$|^ab$",
    "^(?:[a-z]+-)*[a-z]+$",
    "^(?:a+b|a+c)*$",
    "^[\\p{L}\\p{N}]+$",
    "^(?<year>\\d{4})$",
    "^#[0-9a-f]{6}$",
    "\\d{3}",
    '|[*/`$}{"]',
  ],
  ...["^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "^\\u{1f600}+$", "^[^\\]\\\\]*\\]$"],
])("quick: %j", (pattern) => {
  expect(slowness(pattern)).toBeUndefined();
});

const [twoWays, unanchored] = ["in several ways", "does not begin with `^`"];

// Those of OWASP and of the papers about it, and some that libraries take for quick.
test.each([
  ...[
    "^(a+)+$",
    "^([a-zA-Z]+)*$",
    "^(a|aa)+$",
    "^(a|a?)+$",
    "^(.*a){20}$",
    "^(a|a)*$",
    "^(a*)*$",
    "^(a?b?)*$",
  ].map((pattern) => [pattern, twoWays]),
  ...[
    "^.*.*x$",
    "^\\d+\\d+$",
    "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
    "^(\\w+\\s?)*$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
  ].map((pattern) => [pattern, twoWays]),
  ...[
    "^(a?){30}a{30}$",
    "^a{0,30}a{0,30}b$",
    "^(?:a|a){28}$",
    "^(?:|){28}x$",
    "^([a-z]{0,30}){0,30}$",
  ].map((pattern) => [pattern, twoWays]),
  ...["^(?:\\p{L}|\\p{N})+$", "^[a-z]{1,64}[a-z0-9]{1,64}x$"].map((pattern) => [pattern, twoWays]),
  ...["[a-z]+$", "a*b", "^\\s+|\\s+$", "^0|[1-9]\\d*$", "(x+x+)+y", ".*.*=.*"].map((pattern) => [
    pattern,
    unanchored,
  ]),
  ["(?=.*x)y", "`(?=` is not judged"],
  ["(?<=a+)b", "`(?<` is not judged"],
  ["^(?!.*x)a", "`(?!` is not judged"],
  ["(.)\\1", "`\\1` is not judged"],
  ["^a\\b", "`\\b` is not judged"],
  ["^(?:a$|b)", "`$ in the middle` is not judged"],
  ["^a{1000}$", "more than 300 steps"],
])("not quick, or not known to be: %j", (pattern, wanted) => {
  expect(slowness(pattern)).toContain(wanted);
});

const character = fc.constantFrom("a", "b", "[ab]", ".", "[^a]");
const { pattern: randomPattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    character,
    fc.tuple(tie("pattern"), tie("pattern")).map((parts) => parts.join("")),
    fc.tuple(tie("pattern"), tie("pattern")).map((parts) => `(?:${parts.join("|")})`),
    fc
      .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{2}", "{0,3}", "{2,}"))
      .map(([part, count]) => `(?:${part})${count}`),
  ),
}));

// An engine of the textbook that counts its steps: what is quick takes twice as many for twice the text.
test("the steps of a quick pattern grow as the text does", () => {
  let endless = 0;
  const property = fc.property(
    randomPattern,
    fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 4 }),
    (inner, unit) => {
      const pattern = `^${inner}$`;
      fc.pre(slowness(pattern) === undefined && /[*+]|,\}/.test(inner));
      endless += 1;
      // A text that matches ends the search: the slowest of a few lengths is one that does not.
      const steps = (count: number) => {
        const texts = Array.from({ length: 12 }, (_, more) => `${unit.repeat(count + more)}\n`);
        return Math.max(...texts.map((text) => stepsOf(readPattern(pattern), text)));
      };
      expect(steps(40)).toBeLessThan(3 * steps(20) + 100);
    },
  );
  fc.assert(property, { seed, numRuns: 500, maxSkipsPerRun: 1000 });
  console.info(`OFFBOARD_SEED=${seed}: ${endless} quick patterns`);
});

test("the counting engine sees a slow pattern", () => {
  expect(stepsOf(readPattern("^(a|a)*$"), `${"a".repeat(16)}b`)).toBeGreaterThan(2 ** 16);
});

/** How many steps an engine that backtracks takes to find that a text matches, or that it does not. */
function stepsOf(pattern: Part, text: string): number {
  let steps = 0;
  const match = (part: Part, at: number, then: (at: number) => boolean): boolean => {
    steps += 1;
    if (steps > 1e6) throw new Error("It takes more than a million steps.");
    if (part.kind === "start") return at === 0 && then(at);
    if (part.kind === "end") return at === text.length && then(at);
    if (part.kind === "any") return part.parts.some((one) => match(one, at, then));
    if (part.kind === "characters")
      return (
        at < text.length && new RegExp(`^${part.text}$`, "u").test(text[at] ?? "") && then(at + 1)
      );
    if (part.kind === "all")
      return part.parts.reduceRight<(at: number) => boolean>(
        (rest, one) => (from) => match(one, from, rest),
        then,
      )(at);
    const again =
      (count: number) =>
      (from: number): boolean =>
        (count < part.max &&
          match(
            part.part,
            from,
            (to) => (to > from || count < part.min) && again(count + 1)(to),
          )) ||
        (count >= part.min && then(from));
    return again(0)(at);
  };
  match(pattern, 0, () => true);
  return steps;
}
