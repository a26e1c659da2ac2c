import ts from "typescript";
import type { Judged } from "./compile.ts";
import type { Finding, Level } from "./level.ts";
import type { Direction } from "./surfaces.ts";
import {
  canBeNull,
  canBeUndefined,
  isRecord,
  itemOf,
  type Member,
  memberOf,
  partsOf,
  shapeOf,
  textOf,
} from "./type-parts.ts";
import { type Change, sentence } from "./words.ts";

interface Walk {
  readonly checker: ts.TypeChecker;
  readonly direction: Direction;
  readonly subject: (path: string) => string;
  readonly findings: Finding[];
  /** Pairs of types that are being compared, for types that hold themselves. */
  readonly open: Set<string>;
}

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

function tell({ direction, subject, findings }: Walk, path: string, change: Change): void {
  const level = levelOf(change, direction);
  const text = sentence(subject(path), direction, change);
  if (!findings.some((finding) => finding.text === text)) findings.push({ level, text });
}

/** What a caller passes may grow, what a caller gets may shrink; whatever has a name keeps it. */
function levelOf({ kind }: Change, direction: Direction): Level {
  if (kind === "gone" || kind === "added required" || kind === "changed") return "major";
  if (kind === "added") return "minor";
  return (kind === "wider") === (direction === "out") ? "major" : "minor";
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
  const [before, after] = [partsOf(old), partsOf(next)];
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
  if (areRecords && record && nextRecord) compareMembers(walk, path, record, nextRecord);
  else if (!isLost) compareLostNames(walk, path, records as [ts.Type[], ts.Type[]]);
  if (areLists && item && nextItem) compareTypes(walk, `${path}[]`, item, nextItem);
}

/** `null` and `undefined`, where a member's being optional does not say the latter. */
function compareEmptiness(walk: Walk, path: string, old: ts.Type, next: ts.Type): void {
  const [wasNull, isNull] = [canBeNull(old), canBeNull(next)];
  if (wasNull !== isNull) tell(walk, path, { kind: isNull ? "wider" : "narrower", what: "null" });
  if (path !== "") return;
  const [was, is] = [canBeUndefined(old), canBeUndefined(next)];
  if (was !== is) tell(walk, path, { kind: is ? "wider" : "narrower", what: "missing" });
}

type Side = readonly [parts: readonly ts.Type[], whole: ts.Type];

/** Whether something of the old is told to be lost. */
function compareWhole(walk: Walk, path: string, [before, old]: Side, [after, next]: Side): boolean {
  const { checker } = walk;
  const lost = before.filter((part) => !checker.isTypeAssignableTo(part, next));
  const gained = after.filter((part) => !checker.isTypeAssignableTo(part, old));
  const texts = (parts: readonly ts.Type[]) => [
    ...new Set(parts.map((part) => (isRecord(part, checker) ? shapeOf : textOf)(part, checker))),
  ];
  const all = [...before, ...after];
  const areListed = [ts.TypeFlags.Literal, ts.TypeFlags.StructuredType].some((flag) =>
    all.every(({ flags }) => (flags & flag) !== 0),
  );
  if (areListed && all.length > 2) {
    if (lost.length > 0)
      tell(walk, path, { kind: "narrower", what: "values", values: texts(lost) });
    if (gained.length > 0)
      tell(walk, path, { kind: "wider", what: "values", values: texts(gained) });
  } else if (lost.length + gained.length > 0) {
    const kind = gained.length === 0 ? "narrower" : lost.length === 0 ? "wider" : "changed";
    const [was, is] = [textOf(old, checker), textOf(next, checker)];
    tell(walk, path, { kind, what: "type", old: was, next: is });
  }
  return lost.length > 0;
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
    else if (before) tell(walk, at, { kind: "gone" });
    else if (after) {
      const isRequired = walk.direction === "in" && !after.isOptional;
      tell(walk, at, { kind: isRequired ? "added required" : "added" });
    }
  }
  open.delete(key);
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
