import ts from "typescript";
import { tell, type Walk } from "./add-finding.ts";
import { isRecord, shapeOf, textOf } from "./type-parts.ts";

/** Parts of a union, and the union. */
type Side = readonly [parts: readonly ts.Type[], whole: ts.Type];

/**
 * Compares what has no members to tell of one by one: of a union, the parts that no longer fit, and those that are
 * new. Gives whether something of the old is told to be lost.
 */
export function compareWhole(
  walk: Walk,
  path: string,
  [before, old]: Side,
  [after, next]: Side,
): boolean {
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
  const isReplaced = walk.direction === "in" && lost.length === before.length && after.length > 1;
  if (isReplaced && after.every((part) => isRecord(part, checker)))
    tell(walk, path, { kind: "narrower", what: "needs", values: texts(after) });
  else if (areListed && all.length > 2) {
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
