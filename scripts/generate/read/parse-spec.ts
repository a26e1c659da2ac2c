import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from "yaml";
import type { Mapping } from "../../openapi/document-node.ts";
import { type Path, type Problem, toPointer } from "../../openapi/problem.ts";
import { sizeProblem } from "./spec-files.ts";
import { depthLimit, type Finding, inspectAll } from "./yaml-subset.ts";

/** A spec that could be read: its document, and where each of its parts stands. */
export interface Spec {
  readonly document: Record<string, unknown>;
  /** Makes a problem of a message. What does not stand in the file is told at what should hold it. */
  readonly problemAt: (path: Path, message: string, code: string) => Problem;
}

/** Reads a spec, or says why it can't be: encoding, YAML syntax, and YAML that §6 of the design does not take. */
export function readSpec(file: string, bytes: Uint8Array): Spec | { problems: Problem[] } {
  const whole = (code: string, message: string) => ({
    problems: [{ file, line: 1, column: 1, pointer: "#", code, message }],
  });
  const large = sizeProblem(bytes.length);
  if (large !== undefined) return whole("file/too-large", large);
  let source: string;
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return whole("file/not-utf-8", "The file is not UTF-8. Save it as UTF-8 text.");
  }
  if (/\r(?!\n)/.test(source)) {
    return whole("file/line-ends", "The file has lines that end with CR alone. Save it with LF.");
  }
  try {
    return readText(file, source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return whole(
      "yaml/too-deep",
      `The document is nested too deeply; at most ${depthLimit} levels are read.`,
    );
  }
}

function readText(file: string, source: string): Spec | { problems: Problem[] } {
  const lines = new LineCounter();
  const parsed = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "error",
    merge: false,
    // The parser compares each key with all others; ours are compared below.
    uniqueKeys: false,
  });
  const problem = (offset: number, pointer: string, code: string, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), pointer, code, message };
  };
  // The parser makes an error of its own stack's end.
  if (parsed.errors.some(({ message }) => message.includes("call stack")))
    throw new RangeError("too deep");
  const { contents } = parsed;
  const findings: Finding[] = [
    ...parsed.errors.map(({ pos, message }) => ({
      offset: pos[0],
      code: "yaml/syntax",
      message: `YAML: ${message}`,
    })),
    ...(parsed.directives?.yaml.explicit
      ? [
          {
            offset: 0,
            code: "yaml/directive",
            message: "Leave the %YAML directive out; YAML 1.2 is read.",
          },
        ]
      : []),
  ];
  if (findings.length === 0) inspectAll(contents, 1, findings);
  if (findings.length === 0 && !isMap(contents)) {
    const found = contents === null ? "nothing" : isSeq(contents) ? "a sequence" : "a scalar";
    findings.push({
      offset: contents?.range?.[0] ?? 0,
      code: "yaml/not-a-mapping",
      message: `Expected an OpenAPI document (a mapping), found ${found}.`,
    });
  }
  if (findings.length > 0 || !isMap(contents)) {
    return {
      problems: findings.map(({ offset, code, message }) => problem(offset, "#", code, message)),
    };
  }
  return {
    document: toMapping(contents),
    problemAt: (path, message, code) =>
      problem(offsetOf(contents, path), toPointer(path), code, message),
  };
}

/** The value of a node without aliases, anchors and tags: the parser's own `toJS` looks for those. */
function toValue(node: unknown): unknown {
  if (isMap(node)) return toMapping(node);
  if (isSeq(node)) return node.items.map(toValue);
  return isScalar(node) ? node.value : null;
}

function toMapping({ items }: YAMLMap): Mapping {
  const mapping: Mapping = {};
  for (const { key, value } of items)
    if (isScalar(key)) mapping[String(key.value)] = toValue(value);
  return mapping;
}

/** The offset of the key of the last part of a path that stands in the file. */
function offsetOf(contents: Node | null, path: Path): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair === undefined) break;
      offset = (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (isNode(node) ? node.range?.[0] : undefined) ?? offset;
    } else break;
  }
  return offset;
}
