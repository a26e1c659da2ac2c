import ts from "typescript";

/** The members of a union, or the type itself, without `undefined` and `null`. */
export function partsOf(type: ts.Type): readonly ts.Type[] {
  const all = type.isUnion() ? type.types : [type];
  return all.filter(({ flags }) => (flags & nothing) === 0);
}

/** Whether two types fit each other, whatever optional names they have. */
function areAlike(one: ts.Type, other: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.isTypeAssignableTo(one, other) && checker.isTypeAssignableTo(other, one);
}

/** The same for two objects, with the same names. */
function areSame(one: ts.Type, other: ts.Type, checker: ts.TypeChecker): boolean {
  const [names, otherNames] = [one, other].map((type) => {
    const index = checker.getIndexTypeOfType(type, ts.IndexKind.String) ? ["[]"] : [];
    return [...checker.getPropertiesOfType(type).map(({ name }) => name), ...index].sort();
  });
  return names?.join("\n") === otherNames?.join("\n") && areAlike(one, other, checker);
}

/** The parts of a union that differ: two objects that are alike and have the same names are one. */
export function distinctParts(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  return partsOf(type).filter(
    (part, index, parts) =>
      !isRecord(part, checker) ||
      !parts.slice(0, index).some((other) => areSame(part, other, checker)),
  );
}

/**
 * What the parts of one union have become in another, in pairs: the part with the same names, or one that is like it
 * and like no other. As they fit both ways, only optional names can have come and gone, somewhere in them.
 */
export function counterpartsOf(
  [old, next]: readonly [readonly ts.Type[], readonly ts.Type[]],
  checker: ts.TypeChecker,
): (readonly [ts.Type, ts.Type])[] {
  const isFree = (other: ts.Type) => !old.some((part) => areSame(part, other, checker));
  return old.flatMap((one) => {
    const same =
      next.find((other) => areSame(one, other, checker)) ??
      next.find((other) => areAlike(one, other, checker) && isFree(other));
    return same === undefined || same === one ? [] : [[one, same] as const];
  });
}

const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Null;

const includes = (type: ts.Type, flag: ts.TypeFlags): boolean =>
  (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & flag) !== 0);

export const canBeNull = (type: ts.Type): boolean => includes(type, ts.TypeFlags.Null);
export const canBeUndefined = (type: ts.Type): boolean => includes(type, ts.TypeFlags.Undefined);

export const isUnknown = ({ flags }: ts.Type): boolean =>
  (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;

/** Whether a type is an object with members to compare one by one: neither a function nor a list. */
export function isRecord(type: ts.Type, checker: ts.TypeChecker): boolean {
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  if (!isObject || checker.isArrayLikeType(type)) return false;
  return type.getCallSignatures().length === 0 && type.getConstructSignatures().length === 0;
}

/** What a list holds; undefined where a type is no list. */
export function itemOf(type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  if (!checker.isArrayLikeType(type) || checker.isTupleType(type)) return undefined;
  return checker.getIndexTypeOfType(type, ts.IndexKind.Number);
}

/** What an object holds under names that are not declared; undefined where it may hold nothing. */
export function indexOf(type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return index && (index.flags & ts.TypeFlags.Never) === 0 ? index : undefined;
}

export interface Member {
  readonly type: ts.Type;
  readonly isOptional: boolean;
}

/** A member of an object by its name, one of its index signature too; undefined where there is none. */
export function memberOf(type: ts.Type, name: string, checker: ts.TypeChecker): Member | undefined {
  const symbol = checker.getPropertyOfType(type, name);
  if (symbol !== undefined) {
    const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    return { type: checker.getTypeOfSymbol(symbol), isOptional };
  }
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return index && { type: index, isOptional: true };
}

/** A type as a user would write it, on one line and not too long. */
export function textOf(type: ts.Type, checker: ts.TypeChecker): string {
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
  const text = checker.typeToString(type, undefined, flags).replace(/\s+/g, " ");
  const shown = text.replace(/ \| (undefined|null)(?= |$)/g, "");
  return `\`${(shown.length > 80 ? `${shown.slice(0, 79)}…` : shown).replaceAll("`", "'")}\``;
}

/** An object of a union by the members that it must have: `{ clientId, clientSecret }`. */
export function shapeOf(type: ts.Type, checker: ts.TypeChecker): string {
  const names = checker.getPropertiesOfType(type).flatMap((symbol) => {
    const isRequired = (symbol.flags & ts.SymbolFlags.Optional) === 0;
    return isRequired ? [symbol.name] : [];
  });
  return `\`{ ${names.join(", ")} }\``;
}
