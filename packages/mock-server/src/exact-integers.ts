import type { Ajv2020 } from "ajv/dist/2020.js";

/**
 * The integers of a value that a JavaScript number can't hold, by their JSON Pointers in it. In the value itself
 * stands a number close to each; what is compared is this.
 */
export type ExactIntegers = ReadonlyMap<string, bigint>;

/** One beyond the largest int64 (OpenAPI 3.1 §4.4, Data Types). */
const limit = 2 ** 63;

/** The number that stands in a value for an exact integer, on its side of the limits of int64. */
export function standIn(exact: bigint): number {
  const near = Number(exact);
  if (near === limit && exact < BigInt(limit)) return limit - 1024;
  return near === -limit && exact < -BigInt(limit) ? -limit - 2048 : near;
}

/** A keyword of JSON Schema: whether what was found meets what the schema wants, of any values or of those of a type. */
interface Keyword {
  readonly type?: "number" | "array";
  readonly isMet: (found: unknown, wanted: never, exact: Exact) => boolean;
}

/** The exact integer at the place that is judged, or at an index in it. */
type Exact = (index?: number) => bigint | undefined;

const compared = (isMet: (found: number | bigint, wanted: number) => boolean): Keyword => ({
  type: "number",
  isMet: (found, wanted, exact) => isMet(exact() ?? (found as number), wanted),
});

const isSame = (found: unknown, wanted: unknown, exact: bigint | undefined): boolean =>
  exact === undefined
    ? isEqual(found, wanted)
    : typeof wanted === "number" && Number.isInteger(wanted) && exact === BigInt(wanted);

const keywords: Readonly<Record<string, Keyword>> = {
  minimum: compared((found, wanted) => found >= wanted),
  maximum: compared((found, wanted) => found <= wanted),
  exclusiveMinimum: compared((found, wanted) => found > wanted),
  exclusiveMaximum: compared((found, wanted) => found < wanted),
  const: { isMet: (found, wanted, exact) => isSame(found, wanted, exact()) },
  enum: {
    isMet: (found, wanted: readonly unknown[], exact) =>
      wanted.some((one) => isSame(found, one, exact())),
  },
  uniqueItems: {
    type: "array",
    isMet: (found, wanted, exact) =>
      wanted === false ||
      (found as unknown[]).every((item, index, all) =>
        all.slice(0, index).every((other, before) => {
          const [one, two] = [exact(index), exact(before)];
          return one === undefined && two === undefined ? !isEqual(item, other) : one !== two;
        }),
      ),
  },
};

/** Lets ajv compare exact integers, which the functions of its keywords get as `this`. */
export function useExactIntegers(ajv: Ajv2020): void {
  for (const [keyword, { type, isMet }] of Object.entries(keywords)) {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({
      keyword,
      ...(type && { type }),
      validate: function (
        this: ExactIntegers,
        wanted: unknown,
        found: unknown,
        _schema?: unknown,
        place?: { readonly instancePath: string },
      ) {
        const path = place?.instancePath ?? "";
        const exact: Exact = (index) => this.get(index === undefined ? path : `${path}/${index}`);
        return isMet(found, wanted as never, exact);
      },
    });
  }
}

/** Whether two JSON values are the same; the order of an object's members is none (RFC 8259 §1). */
function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && isEqual(one[key as never], other[key as never]),
    )
  );
}
