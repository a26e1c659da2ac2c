import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { Path } from "../../openapi/problem.ts";

export interface Position {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/** A text as a value, with the position of each of its parts. */
export interface Located {
  readonly value: unknown;
  readonly positionOf: (path: Path) => Position;
}

export const depthLimit = 100;
/** How often a YAML alias may be used, those inside of it counted. */
const aliasLimit = 10_000;

/**
 * Reads JSON or YAML, with the anchors and merge keys that people write. Throws a RangeError where it is nested too
 * deeply or grows too large, and gives a sentence and a position where it can't be read.
 */
export function locate(text: string): Located | { problem: string; position: Position } {
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    ...{ lineCounter: lines, prettyErrors: false, logLevel: "error", merge: true },
  });
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // The parser reports the end of its own stack as an error.
  if (yaml.errors.some(({ message }) => message.includes("call stack")))
    throw new RangeError("It is nested too deeply");
  const [wrong] = yaml.errors;
  if (wrong !== undefined) {
    const problem = `Expected JSON or YAML. ${wrong.message}.`;
    return { problem, position: positionAt(wrong.pos[0]) };
  }
  const hostile = findHostile(yaml);
  if (hostile !== undefined)
    return {
      problem: "The key `__proto__` is not read. Remove it.",
      position: positionAt(hostile),
    };
  const value: unknown = toValue(yaml);
  return { value, positionOf: (path) => positionAt(offsetOf(yaml, path)) };
}

/** The library throws a ReferenceError where aliases of aliases would fill the memory. */
function toValue(yaml: Document): unknown {
  try {
    return yaml.toJS({ maxAliasCount: aliasLimit });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new RangeError("Its aliases make too much of it");
  }
}

/** The offset of a key that would change what every object has. */
function findHostile(yaml: Document): number | undefined {
  let found: number | undefined;
  visit(yaml, (_, node, ancestors) => {
    if (ancestors.length > depthLimit * 2) throw new RangeError("It is nested too deeply");
    if (!isPair(node) || !isScalar(node.key) || node.key.value !== "__proto__") return undefined;
    found = node.key.range?.[0] ?? 0;
    return visit.BREAK;
  });
  return found;
}

/** The offset of a path, or of its last part that is in the file. Aliases are followed. */
function offsetOf(yaml: Document, path: Path): number {
  let node: unknown = yaml.contents;
  let offset = 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(yaml);
    const pair = isMap(node)
      ? node.items.find(({ key: own }) => isScalar(own) && String(own.value) === String(key))
      : undefined;
    const place = pair?.key ?? (isSeq(node) ? node.items[Number(key)] : undefined);
    if (!isNode(place)) break;
    offset = place.range?.[0] ?? offset;
    node = pair === undefined ? place : pair.value;
  }
  return offset;
}
