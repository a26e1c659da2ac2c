import type ts from "typescript";
import type { Finding } from "../bump-level.ts";
import { tell, type Walk } from "./add-finding.ts";
import { compareWhole } from "./compare-whole.ts";
import type { Judged } from "./compile.ts";
import {
  canBeNull,
  canBeUndefined,
  counterpartsOf,
  distinctParts,
  indexOf,
  isRecord,
  isUnknown,
  itemOf,
  type Member,
  memberOf,
  partsOf,
} from "./type-parts.ts";

/**
 * Says where two types differ: by the compiler's word for each part of them (`isTypeAssignableTo`), down to the
 * member that makes the difference. What assignments don't see is looked for here: a name that is gone, which an
 * object literal or a look-up no longer may have.
 */
export function findDifferences(
  { surface, old, next }: Judged,
  checker: ts.TypeChecker,
): Finding[] {
  const { direction, subject } = surface;
  const walk: Walk = { checker, direction, subject, findings: [], open: new Set() };
  if (direction === "names") compareNames(walk, old, next);
  else compareTypes(walk, "", old, next);
  return walk.findings;
}

function compareNames(walk: Walk, old: ts.Type, next: ts.Type): void {
  const names = (type: ts.Type) =>
    partsOf(type).flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  const [before, after] = [names(old), names(next)];
  for (const name of before.filter((name) => !after.includes(name)))
    tell(walk, name, { kind: "gone" });
  for (const name of after.filter((name) => !before.includes(name)))
    tell(walk, name, { kind: "added" });
}

const deepest = 12;

function compareTypes(walk: Walk, path: string, old: ts.Type, next: ts.Type): void {
  if (old === next || path.split(/[.[]/).length > deepest) return;
  compareEmptiness(walk, path, old, next);
  const { checker } = walk;
  const [before, after] = [distinctParts(old, checker), distinctParts(next, checker)];
  const records = [before, after].map((parts) => parts.filter((part) => isRecord(part, checker)));
  const lists = [before, after].map((parts) =>
    parts.flatMap((part) => itemOf(part, checker) ?? []),
  );
  // One object on each side is compared by its members, one list by what it holds, all else as a whole.
  const areRecords = records.every((parts) => parts.length === 1);
  const areLists = lists.every((items) => items.length === 1);
  const isWhole = (part: ts.Type) =>
    !(areRecords && isRecord(part, checker)) && !(areLists && itemOf(part, checker) !== undefined);
  const isLost = compareWhole(
    walk,
    path,
    [before.filter(isWhole), old],
    [after.filter(isWhole), next],
  );
  const [[record], [nextRecord]] = records as [ts.Type[], ts.Type[]];
  const [[item], [nextItem]] = lists as [ts.Type[], ts.Type[]];
  const alike = (sides: readonly ts.Type[][]) =>
    counterpartsOf(sides as [ts.Type[], ts.Type[]], checker);
  if (areRecords && record && nextRecord) compareMembers(walk, path, record, nextRecord);
  else for (const [one, same] of alike(records)) compareMembers(walk, path, one, same);
  if (!areRecords && !isLost && !isUnknown(next))
    compareLostNames(walk, path, records as [ts.Type[], ts.Type[]]);
  if (areLists && item && nextItem) compareTypes(walk, `${path}[]`, item, nextItem);
  else for (const [one, same] of alike(lists)) compareTypes(walk, `${path}[]`, one, same);
}

/** `null` and `undefined`, where a member's being optional does not say the latter. What is unknown may be both. */
function compareEmptiness(walk: Walk, path: string, old: ts.Type, next: ts.Type): void {
  if (isUnknown(old) || isUnknown(next)) return;
  const [wasNull, isNull] = [canBeNull(old), canBeNull(next)];
  if (wasNull !== isNull) tell(walk, path, { kind: isNull ? "wider" : "narrower", what: "null" });
  if (path !== "") return;
  const [was, is] = [canBeUndefined(old), canBeUndefined(next)];
  if (was !== is) tell(walk, path, { kind: is ? "wider" : "narrower", what: "missing" });
}

function compareMembers(walk: Walk, path: string, old: ts.Type, next: ts.Type): void {
  const { checker, open } = walk;
  const key = `${idOf(old)} ${idOf(next)}`;
  if (open.has(key)) return;
  open.add(key);
  const names = new Set(
    [old, next].flatMap((type) => checker.getPropertiesOfType(type).map(({ name }) => name)),
  );
  for (const name of names) {
    const [before, after] = [memberOf(old, name, checker), memberOf(next, name, checker)];
    const at = path === "" ? name : `${path}.${name}`;
    if (before && after) compareMember(walk, at, before, after);
    else if (before && hasValue(before)) tell(walk, at, { kind: "gone" });
    else if (after && hasValue(after)) {
      const isRequired = walk.direction === "in" && !after.isOptional;
      tell(walk, at, { kind: isRequired ? "added required" : "added" });
    }
  }
  compareIndexes(walk, `${path}[string]`, indexOf(old, checker), indexOf(next, checker));
  open.delete(key);
}

/** Whether a member is more than a name that must not be there: `other?: undefined`. */
const hasValue = ({ type }: Member): boolean => partsOf(type).length > 0 || canBeNull(type);

/** What an object has under any further name. */
function compareIndexes(
  walk: Walk,
  path: string,
  before: ts.Type | undefined,
  after: ts.Type | undefined,
): void {
  if (before && after) compareTypes(walk, path, before, after);
  else if (before) tell(walk, path, { kind: "gone" });
  else if (after) tell(walk, path, { kind: "added" });
}

const ids = new WeakMap<ts.Type, number>();
let lastId = 0;

function idOf(type: ts.Type): number {
  const id = ids.get(type) ?? ++lastId;
  ids.set(type, id);
  return id;
}

function compareMember(walk: Walk, path: string, before: Member, after: Member): void {
  if (before.type === after.type && before.isOptional === after.isOptional) return;
  const isMissable = ({ type, isOptional }: Member) => isOptional || canBeUndefined(type);
  const [was, is] = [isMissable(before), isMissable(after)];
  if (was !== is) tell(walk, path, { kind: is ? "wider" : "narrower", what: "missing" });
  compareTypes(walk, path, before.type, after.type);
}

/** Of several objects in a union, the assignments tell all but the names that none has any more. */
function compareLostNames(
  walk: Walk,
  path: string,
  [old, next]: readonly [ts.Type[], ts.Type[]],
): void {
  const { checker } = walk;
  const namesOf = (types: readonly ts.Type[]) =>
    new Set(types.flatMap((type) => checker.getPropertiesOfType(type).map(({ name }) => name)));
  const after = namesOf(next);
  for (const name of namesOf(old)) {
    const isThere = after.has(name) || next.some((type) => memberOf(type, name, checker));
    if (!isThere) tell(walk, path === "" ? name : `${path}.${name}`, { kind: "gone" });
  }
}
