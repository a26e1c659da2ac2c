import fc, { type Arbitrary } from "fast-check";

/** Stands in whatever nobody may see, so that one look at a text finds it. */
export const marker = "ada-lovelace";

const hostile = [
  ...[marker, marker, ".", "..", "...", "/", "//", "\\", "?", "#", "&", "=", ";", ":", "@", "+"],
  ...["%", "%2e", "%2E", "%2f", "%5C", "%252e", "%252F", "%25252e", "%00", "%20", "%c3%a9", "%zz"],
  ...[" ", "\t", "\n", "\r\n", "\0", "\x7f", "\u0085", "\u00a0", "\u2028", "\ufeff", "\u202e"],
  ...[
    "é",
    "e\u0301",
    "ß",
    "İ",
    "中",
    "😀",
    "\ud83d",
    "\ude00",
    "．",
    "／",
    "*",
    "'",
    '"',
    "<",
    "|",
  ],
  ...["{id}", "{", "}", "$&", "$1", "__proto__", "constructor", "null", "https://evil.example/"],
];
const piece = fc.constantFrom(...hostile);
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const dots = fc.constantFrom(
  ...[".", "..", "/", "\\", "%2e", "%2E", "%252e", "%2f", "%5C", "%255c", "a", marker],
);
const plain = fc.stringMatching(/^[\w@.~-]{1,12}$/);

/** Texts of any code units, most of them of what has a meaning somewhere on the way. */
export const text: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 4 }).map((parts) => parts.join("")) },
  {
    weight: 6,
    arbitrary: fc
      .array(fc.oneof(plain, piece), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join("")),
  },
  { weight: 3, arbitrary: fc.array(dots, { maxLength: 5 }).map((parts) => parts.join("")) },
  { weight: 2, arbitrary: fc.array(codeUnit, { maxLength: 12 }).map((units) => units.join("")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(piece, fc.integer({ min: 1, max: 5_000 }))
      .map(([part, times]) => marker + part.repeat(times) + marker),
  },
);

/** What a program without types may hand over where a text or a number is asked for. */
const misfit: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, undefined, Number.NaN, Number.POSITIVE_INFINITY, 1.5, -0, 2 ** 53),
  fc.constantFrom(Symbol(marker), new Date(0), /a/, new URL("https://evil.example"), new Map()),
  fc.bigInt(),
  fc.boolean(),
  fc.integer(),
  fc.array(text, { maxLength: 2 }),
  text.map((value) => ({ toString: () => value, valueOf: () => value })),
  text.map((value) => new String(value)),
  text.map((value) => () => value),
);

const types = ["string", "integer", "boolean"] as const;
export type Type = (typeof types)[number];

function valueFor(type: Type): Arbitrary<unknown> {
  const fitting = { string: text, integer: fc.maxSafeInteger(), boolean: fc.boolean() }[type];
  return fc.oneof({ weight: 1, arbitrary: misfit }, { weight: 15, arbitrary: fitting });
}

/** A parameter with a value that fits or does not. */
export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly value: unknown;
}

const unnamed: Arbitrary<Omit<Parameter, "name">> = fc
  .oneof({ weight: 4, arbitrary: fc.constant<Type>("string") }, fc.constantFrom(...types))
  .chain((type) => fc.record({ type: fc.constant(type), value: valueFor(type) }));

/** An operation, as a spec may have it, and what it is called with. */
export interface Drawn {
  readonly method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH";
  /** 2 to 5, with a parameter among them. Texts stand for themselves. */
  readonly segments: readonly (string | Parameter)[];
  readonly query: readonly Parameter[];
}

const names = ["id", "memberId", "user_id", "org-id", "E-Mail"];
const fixed = fc.constantFrom("v2", "organizations", "users", "@me", "a.b", "a:b", ".well-known");

export const operation: Arbitrary<Drawn> = fc.record({
  method: fc.constantFrom("DELETE", "DELETE", "POST", "PUT", "PATCH", "GET"),
  segments: fc
    .array(fc.oneof(fixed, unnamed), { minLength: 2, maxLength: 5 })
    .filter((parts) => parts.some((part) => typeof part === "object"))
    .map((parts) =>
      parts.map((part, index) =>
        typeof part === "string" ? part : { ...part, name: names[index] as string },
      ),
    ),
  query: fc
    .array(unnamed, { maxLength: 2 })
    .map((given) => given.map((one, index) => ({ ...one, name: `filter_${index}` }))),
});
