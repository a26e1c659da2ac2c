import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../../packages/runtime/test/support/seed.ts";
import { isLinear } from "../../../generate/check/check-pattern.ts";

test.each([
  ...["", "x", "^$", "^.*$", "^[a-z ]+$", "^\\d+$", "^\\d{1,10}$", "^.{1,4000}$", "^a{1000}$"],
  ...["^[A-Za-z0-9_-]{20,40}$", "^usr_[0-9a-f]{24}$", "^usr_[A-Za-z0-9]+$", "^[a-z0-9-]{1,64}$"],
  ...["^(\\d{3})?-?\\d{4}$", "^\\p{L}{1,50}$", "^(?:usr|user)_[a-z]+$", "^a$|^ab$"],
  ...["^[\\p{L}\\p{N}]+$", "^(?<year>\\d{4})$", "^#[0-9a-f]{6}$", "\\d{3}", '|[*/`$}{"]'],
  ...["^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "^\\u{1f600}+$", "^[^\\]\\\\]*\\]$"],
  ...["^(?:ab)*$", "^((?:ab){2}c)+$", "^a+?$", "^[(|)*]+$", "^\\(\\[+$", "^[a-z]?[a-z]+x$"],
  ...["^(?:north|south|east|west)$", "^[a-z][a-z0-9_]*$", "^\\u0041+$", "^x{2,}$", "^(a|b)c+$"],
])("linear: %j", (pattern) => {
  expect(isLinear(pattern)).toBe(true);
});

// Those of OWASP and of the papers about it, some that libraries take for quick, and what can't be told so simply.
test.each([
  ...["^(a+)+$", "^([a-zA-Z]+)*$", "^(a|aa)+$", "^(a|a?)+$", "^(.*a){20}$", "^(a|a)*$", "(a|a)*"],
  ...["^(a*)*$", "^(a?b?)*$", "^.*.*x$", "(.*)(.*)x", "a*a*b", "^a*a*b", "^\\d+\\d+$"],
  ...["^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", "^(\\w+\\s?)*$", "^(([a-z])+.)+[A-Z]([a-z])+$"],
  ...[
    "^(a?){30}a{30}$",
    "^a{0,30}a{0,30}b$",
    "^(?:a|a){28}$",
    "^(?:|){28}x$",
    "^(?:\\p{L}|\\p{N})+$",
  ],
  ...["^([a-z]{0,30}){0,30}$", "^[a-z]{1,64}[a-z0-9]{1,64}x$", "^(?:a{1000,}){2}$"],
  ...["^a?a?a?a?a?a?a?aaaaaaa$", "^(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)b$", "^((a|a)b|c)(d|d)*$"],
  ...["[a-z]+$", "a*b", "^\\s+|\\s+$", "^0|[1-9]\\d*$", "(x+x+)+y", ".*.*=.*", "a{200,400}b"],
  ...[
    "(?=.*x)y",
    "(?<=a+)b",
    "^(?!.*x)a",
    "(?<!a)b",
    "(.)\\1",
    "^(?<a>.)\\k<a>$",
    "^a\\b",
    "^\\Ba",
  ],
  ...["^(?:(?:a+)b)*$", "^(?:a{2,3}){4}$", "^(?<n>a*)*$", "^(?:[)]a|b)+$", "^(\\)+)+$"],
])("not linear, or not known to be: %j", (pattern) => {
  expect(isLinear(pattern)).toBe(false);
});

/** A pattern, and what it is made of. */
interface Part {
  readonly source: string;
  readonly match: Match;
}
type Next = (at: number) => boolean;
type Match = (text: string, at: number, next: Next) => boolean;

/** An engine of the textbook, which counts its steps. */
let steps = 0;
const step =
  (match: Match): Match =>
  (text, at, next) => {
    steps += 1;
    if (steps > 1e6) throw new Error("It takes more than a million steps.");
    return match(text, at, next);
  };

const character = fc.constantFrom("a", "b", "[ab]", ".", "[^a]").map((source): Part => {
  const expression = new RegExp(`^${source}$`, "u");
  const fits = (one: string | undefined) => one !== undefined && expression.test(one);
  return { source, match: step((text, at, next) => fits(text[at]) && next(at + 1)) };
});

const sequence = ([one, other]: readonly [Part, Part]): Part => ({
  source: `${one.source}${other.source}`,
  match: step((text, at, next) => one.match(text, at, (to) => other.match(text, to, next))),
});

const choice = ([one, other]: readonly [Part, Part]): Part => ({
  source: `(?:${one.source}|${other.source})`,
  match: step((text, at, next) => one.match(text, at, next) || other.match(text, at, next)),
});

const counts: Readonly<Record<string, readonly [number, number]>> = {
  ...{ "*": [0, Infinity], "+": [1, Infinity], "?": [0, 1] },
  ...{ "{2}": [2, 2], "{0,3}": [0, 3], "{2,}": [2, Infinity], "{0,9}": [0, 9] },
};

function repetition([part, sign]: readonly [Part, string]): Part {
  const [min, max] = counts[sign] ?? [1, 1];
  const again =
    (text: string, count: number, next: Next): Next =>
    (from) => {
      const more: Next = (to) => (to > from || count < min) && again(text, count + 1, next)(to);
      return (count < max && part.match(text, from, more)) || (count >= min && next(from));
    };
  const source = part.source.length === 1 ? part.source : `(?:${part.source})`;
  return { source: `${source}${sign}`, match: step((text, at, next) => again(text, 0, next)(at)) };
}

const { part } = fc.letrec<{ part: Part }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    { weight: 2, arbitrary: character },
    { weight: 3, arbitrary: fc.tuple(tie("part"), tie("part")).map(sequence) },
    { weight: 1, arbitrary: fc.tuple(tie("part"), tie("part")).map(choice) },
    {
      weight: 2,
      arbitrary: fc.tuple(tie("part"), fc.constantFrom(...Object.keys(counts))).map(repetition),
    },
  ),
}));

/** The most steps for a text of about so many characters: what matches ends the search, so it must not. */
function mostSteps({ match }: Part, unit: string, count: number): number {
  const found = Array.from({ length: 4 }, (_, more) => {
    steps = 0;
    match(`${unit.repeat(count + more)}\n`, 0, (at) => at === unit.length * (count + more) + 1);
    return steps;
  });
  return Math.max(...found);
}

test("the steps of a linear pattern grow as the text does", () => {
  let endless = 0;
  const property = fc.property(
    part,
    fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 4 }),
    (one, unit) => {
      fc.pre(isLinear(`^${one.source}$`) && /[*+]|,\}/.test(one.source));
      endless += 1;
      // A bounded repetition is at its end in the shorter text already: its steps grow no more.
      const [short, long] = [200, 400].map((count) => mostSteps(one, unit, count)) as [
        number,
        number,
      ];
      expect(long, one.source).toBeLessThan(3 * short + 100);
    },
  );
  fc.assert(property, { seed, numRuns: 500, maxSkipsPerRun: 1000 });
  console.info(`OFFBOARD_SEED=${seed}: ${endless} linear patterns with an endless repetition`);
  expect(endless).toBe(500);
});

test("the counting engine sees a slow pattern", () => {
  const [a] = fc.sample(character, { seed, numRuns: 1 });
  if (a === undefined) throw new Error("Nothing was drawn.");
  const any: Part = {
    source: ".",
    match: step((text, at, next) => at < text.length - 1 && next(at + 1)),
  };
  expect(() => mostSteps(repetition([choice([any, any]), "*"]), "a", 20)).toThrow("million steps");
  const twice = sequence([repetition([any, "*"]), repetition([any, "*"])]);
  expect(mostSteps(twice, "a", 80)).toBeGreaterThan(3 * mostSteps(twice, "a", 40));
});
