import fc, { type Arbitrary } from "fast-check";
import { marker, text } from "./arbitraries.ts";
import { definition } from "./paper-crane.ts";

const others = [
  ...["x-trace", "x-trace", "x-hop", "cookie", "accept", "user-agent", "content-type", "host"],
  ...["content-length", "te", "x-http-method-override", "__proto__", "constructor", "tostring"],
];
/** Names, most of them usable, some of them the client's own. */
export const name: Arbitrary<string> = fc.oneof(
  { weight: 24, arbitrary: fc.mixedCase(fc.constantFrom(...others)) },
  { weight: 2, arbitrary: fc.mixedCase(fc.constantFrom(...Object.keys(definition.own))) },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "x y", "x:y", "é", "x\r\nx-api-key", "x\0") },
);

/** Values, most of them usable. */
export const value: Arbitrary<string> = fc.oneof(
  { weight: 24, arbitrary: fc.stringMatching(/^[ -~]{0,20}$/) },
  { weight: 4, arbitrary: fc.constantFrom("", " ", "\t", "é", marker, `a, ${marker}`, "\xff") },
  { weight: 1, arbitrary: fc.constantFrom(`${marker}\r\nx: 1`, "\n", "😀", "\0", "\ud800") },
  { weight: 1, arbitrary: text },
);

type Pairs = [string, string][];
type Shape = Pairs | Headers | Record<string, string>;

/** Every shape that headers may be given in. */
const shapes: readonly ((given: Pairs) => Shape)[] = [
  (given) => given,
  (given) => Object.fromEntries(given),
  (given) => {
    try {
      return new Headers(given);
    } catch {
      return given;
    }
  },
];

export const headers: Arbitrary<Shape> = fc
  .tuple(fc.array(fc.tuple(name, value), { maxLength: 3 }), fc.constantFrom(...shapes))
  .map(([given, shape]) => shape(given));
