import ts from "typescript";
import { highest, type Level } from "../bump-level.ts";
import type { Judged } from "./compile.ts";
import type { Direction } from "./surfaces.ts";

export interface Explanation {
  /** Sentences for a changelog. */
  readonly texts: readonly string[];
  /** What the names alone make of it: a program breaks where one is gone, though the types still fit. */
  readonly level: Level | undefined;
}

/**
 * Says where two types differ, down to the member. How much a difference matters is the compiler's verdict on the
 * surface, but for names that came or went: an object literal and a look-up break without them, and an assignment
 * does not.
 */
export function explain({ surface, old, next }: Judged, checker: ts.TypeChecker): Explanation {
  const { direction, subject } = surface;
  const texts = new Set<string>();
  const levels: (Level | undefined)[] = [];
  const tell: Tell = (path, predicate, level) => {
    const text = `${subject(path)} ${predicate}.`;
    texts.add(text.slice(0, 1).toUpperCase() + text.slice(1));
    levels.push(level);
  };
  if (direction === "names") compareNames(namesIn(old), namesIn(next), "", tell);
  else new Comparison(direction, checker, tell).compare("", [old], [next], []);
  return { texts: [...texts], level: highest(levels) };
}

type Tell = (path: string, predicate: string, level?: Level) => void;
type Types = readonly ts.Type[];

const namesIn = (type: ts.Type): readonly string[] =>
  constituents([type]).flatMap((one) => (one.isStringLiteral() ? [one.value] : []));

function compareNames(
  old: readonly string[],
  next: readonly string[],
  path: string,
  tell: Tell,
): void {
  for (const name of without(old, next)) tell(memberPath(path, name), "is gone", "major");
  for (const name of without(next, old)) tell(memberPath(path, name), "is new", "minor");
}

const memberPath = (path: string, name: string): string =>
  path === "" || name === "[string]" ? `${path}${name}` : `${path}.${name}`;

/** Compares two types at the same path. A type is the list of what its union consists of. */
class Comparison {
  readonly #direction: Direction;
  readonly #checker: ts.TypeChecker;
  readonly #tell: Tell;

  constructor(direction: Direction, checker: ts.TypeChecker, tell: Tell) {
    this.#direction = direction;
    this.#checker = checker;
    this.#tell = tell;
  }

  /** @param above pairs of objects that are being compared already: types may contain themselves. */
  compare(
    path: string,
    oldTypes: Types,
    nextTypes: Types,
    above: readonly (readonly [ts.Type, ts.Type])[],
  ): void {
    const [old, next] = [this.#partsOf(oldTypes), this.#partsOf(nextTypes)];
    if (old.length === next.length && old.every((type) => next.includes(type))) return;
    const [records, nextRecords] = [old.filter(this.#isRecord), next.filter(this.#isRecord)];
    for (const pair of this.#pairs(records, nextRecords))
      if (!above.some(([one, other]) => one === pair[0] && other === pair[1]))
        this.#compareMembers(path, pair, [...above, pair]);
    const isTold = this.#compareTexts(path, old, next);
    // Of several objects in a union: a name that none of them has any more.
    if (records.length > 1 || nextRecords.length > 1)
      if (!isTold && records.length > 0 && nextRecords.length > 0)
        compareNames(this.#namesOf(records), this.#namesOf(nextRecords), path, this.#tell);
    const [items, nextItems] = [this.#itemsOf(old), this.#itemsOf(next)];
    if (items.length > 0 && nextItems.length > 0)
      this.compare(`${path}[]`, items, nextItems, above);
  }

  /** Which object has become which: of several, the one with the same names, else one that is alike and new. */
  #pairs(old: Types, next: Types): (readonly [ts.Type, ts.Type])[] {
    const [[one, ...others], [other, ...nextOthers]] = [old, next];
    if (one && other && others.length + nextOthers.length === 0) return [[one, other]];
    const isNew = (type: ts.Type) => !old.some((before) => this.#isSame(before, type));
    return old.flatMap((type) => {
      const found =
        next.find((after) => this.#isSame(type, after)) ??
        next.find((after) => this.#isAlike(type, after) && isNew(after));
      return found === undefined ? [] : [[type, found] as const];
    });
  }

  #compareMembers(
    path: string,
    [old, next]: readonly [ts.Type, ts.Type],
    above: readonly (readonly [ts.Type, ts.Type])[],
  ): void {
    for (const name of new Set(this.#namesOf([old, next]))) {
      const at = memberPath(path, name);
      const [before, after] = [this.#memberOf(old, name), this.#memberOf(next, name)];
      const isIn = this.#direction === "in";
      if (before && after) {
        if (before.isOptional !== after.isOptional)
          this.#tell(at, optionality[isIn ? "in" : "out"][after.isOptional ? "more" : "less"]);
        this.compare(at, [before.type], [after.type], above);
      } else if (before) this.#tell(at, "is gone", "major");
      else if (after && isIn && !after.isOptional) this.#tell(at, "is new, and required", "major");
      else if (after) this.#tell(at, isIn ? "is new, and optional" : "is new", "minor");
    }
  }

  /** The names that an object has, without those that must not be there (`other?: undefined`). */
  #namesOf(records: Types): string[] {
    const names = records.flatMap((type) => {
      const own = this.#checker.getPropertiesOfType(type).map(({ name }) => name);
      return [...own, "[string]"].filter((name) => this.#memberOf(type, name));
    });
    return [...new Set(names)].sort();
  }

  /** A member by its name, or what an object has under any further name; undefined where there is nothing. */
  #memberOf(
    record: ts.Type,
    name: string,
  ): { readonly type: ts.Type; readonly isOptional: boolean } | undefined {
    const symbol = this.#checker.getPropertyOfType(record, name);
    const type =
      symbol === undefined
        ? this.#checker.getIndexTypeOfType(record, ts.IndexKind.String)
        : this.#checker.getTypeOfSymbol(symbol);
    if (type === undefined || constituents([type]).every(isNothing)) return undefined;
    const isNamed = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Optional) === 0;
    return { type, isOptional: !isNamed || constituents([type]).some(isNothing) };
  }

  /** What has no members to tell of one by one: the parts of a union that no longer fit, and those that are new. */
  #compareTexts(path: string, old: Types, next: Types): boolean {
    const isRecord = [old, next].every((types) => types.filter(this.#isRecord).length === 1);
    const isList = [old, next].every((types) => types.some(this.#isList));
    const isWhole = (type: ts.Type) =>
      !(isRecord && this.#isRecord(type)) &&
      !(isList && this.#isList(type)) &&
      !(path !== "" && isNothing(type));
    const [before, after] = [old.filter(isWhole), next.filter(isWhole)];
    if (
      before.every((type) => this.#fits(type, next)) &&
      after.every((type) => this.#fits(type, old))
    )
      return false;
    const [texts, nextTexts] = [this.#textsOf(before), this.#textsOf(after)];
    const [lost, added] = [without(texts, nextTexts), without(nextTexts, texts)].map(list);
    const isIn = this.#direction === "in";
    if (lost && added)
      this.#tell(path, `${isIn ? "takes" : "is"} ${added}${isIn ? "" : " now"}, no longer ${lost}`);
    else if (added) this.#tell(path, isIn ? `takes ${added} too` : `may be ${added} now`);
    else if (lost) this.#tell(path, isIn ? `no longer takes ${lost}` : `is never ${lost} now`);
    else if (before.some((type) => type.getCallSignatures().length > 0))
      this.#tell(path, "has another type now");
    return lost !== "" || added !== "";
  }

  /** What a union consists of, without objects that are the same as others. */
  #partsOf(types: Types): Types {
    return constituents(types).filter(
      (type, index, all) =>
        !this.#isRecord(type) ||
        !all.slice(0, index).some((other) => this.#isRecord(other) && this.#isSame(type, other)),
    );
  }

  #isAlike(one: ts.Type, other: ts.Type): boolean {
    return this.#fits(one, [other]) && this.#fits(other, [one]);
  }

  /** Optional names make no difference to an assignment. */
  #isSame(one: ts.Type, other: ts.Type): boolean {
    const names = [one, other].map((type) => String(this.#namesOf([type])));
    return names[0] === names[1] && this.#isAlike(one, other);
  }

  #fits(type: ts.Type, others: Types): boolean {
    return others.some((other) => this.#checker.isTypeAssignableTo(type, other));
  }

  /** Types as a user would write them, each on one line and not too long. To the compiler a boolean is two types. */
  #textsOf(types: Types): string[] {
    const texts = types.map((type) => this.#textOf(type));
    const others = texts.filter((text) => text !== "true" && text !== "false");
    return (others.length === texts.length - 2 ? [...others, "boolean"] : texts).map(
      (text) => `\`${(text.length > 80 ? `${text.slice(0, 79)}…` : text).replaceAll("`", "'")}\``,
    );
  }

  /** An object by the members that it must have. */
  #textOf(type: ts.Type): string {
    const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
    if (!this.#isRecord(type))
      return this.#checker.typeToString(type, undefined, flags).replace(/\s+/g, " ");
    const names = this.#namesOf([type]);
    const required = names.filter((name) => this.#memberOf(type, name)?.isOptional === false);
    const shown =
      required.length > 0 || this.#direction === "in" ? required : names.map((name) => `${name}?`);
    return shown.length > 0 ? `{ ${shown.join(", ")} }` : "{}";
  }

  /** Neither a function nor a list: an object with members to compare one by one. */
  readonly #isRecord = (type: ts.Type): boolean =>
    (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
    !this.#checker.isArrayLikeType(type) &&
    type.getCallSignatures().length + type.getConstructSignatures().length === 0;

  readonly #isList = (type: ts.Type): boolean =>
    this.#checker.isArrayLikeType(type) && !this.#checker.isTupleType(type);

  #itemsOf(types: Types): Types {
    return types
      .filter(this.#isList)
      .flatMap((type) => this.#checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? []);
  }
}

const optionality = {
  in: { more: "may be left out now", less: "is required now" },
  out: { more: "may be missing now", less: "is always there now" },
};

const isNothing = ({ flags }: ts.Type): boolean =>
  (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) !== 0;

const constituents = (types: Types): Types => [
  ...new Set(types.flatMap((type) => (type.isUnion() ? type.types : [type]))),
];

const without = (texts: readonly string[], others: readonly string[]): readonly string[] =>
  texts.filter((text) => !others.includes(text));

/** `a, b and c` */
function list(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length > 1 ? `${texts.slice(0, -1).join(", ")} and ${last}` : last;
}
