import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import { isMapping } from "./place.ts";
import { type Path, type Problem, show, toPointer } from "./problem.ts";

/** A spec that could be read: its document, and where each of its parts stands. */
export interface Spec {
  readonly document: Record<string, unknown>;
  /** Makes a problem of a message. What does not stand in the file is told at what should hold it. */
  readonly problemAt: (path: Path, message: string) => Problem;
}

type Finding = { readonly offset: number; readonly message: string };

const sizeLimit = 1024 * 1024;
const depthLimit = 64;

/** Reads a spec, or says why it can't be: encoding, YAML syntax, and YAML that §6 of the design does not take. */
export function readSpec(file: string, bytes: Uint8Array): Spec | { problems: Problem[] } {
  const whole = (message: string) => ({
    problems: [{ file, line: 1, column: 1, pointer: "#", message }],
  });
  if (bytes.length > sizeLimit) {
    return whole(
      `The file has ${bytes.length} bytes; at most ${sizeLimit} are read. Cut it down to the operation.`,
    );
  }
  let source: string;
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return whole("The file is not UTF-8. Save it as UTF-8 text.");
  }
  if (/\r(?!\n)/.test(source)) {
    return whole("The file has lines that end with CR alone. Save it with LF.");
  }
  try {
    return readText(file, source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return whole(`The document is nested too deeply; at most ${depthLimit} levels are read.`);
  }
}

function readText(file: string, source: string): Spec | { problems: Problem[] } {
  const lines = new LineCounter();
  const parsed = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: "error",
    merge: false,
  });
  const problem = (offset: number, pointer: string, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), pointer, message };
  };
  // The parser makes an error of its own stack's end.
  if (parsed.errors.some(({ message }) => message.includes("call stack")))
    throw new RangeError("too deep");
  const { contents } = parsed;
  const findings: Finding[] = [
    ...parsed.errors.map(({ pos, message }) => ({ offset: pos[0], message: `YAML: ${message}` })),
    ...(parsed.directives?.yaml.explicit
      ? [{ offset: 0, message: "Leave the %YAML directive out; YAML 1.2 is read." }]
      : []),
  ];
  if (findings.length === 0)
    visit(parsed, (_, node, ancestors) => void findings.push(...inspect(node, ancestors.length)));
  if (findings.length === 0 && !isMap(contents)) {
    const found = contents === null ? "nothing" : isSeq(contents) ? "a sequence" : "a scalar";
    findings.push({
      offset: contents?.range?.[0] ?? 0,
      message: `Expected an OpenAPI document (a mapping), found ${found}.`,
    });
  }
  if (findings.length > 0) {
    return { problems: findings.map(({ offset, message }) => problem(offset, "#", message)) };
  }
  const document: unknown = parsed.toJS();
  if (!isMapping(document)) throw new Error(`${file}: a mapping became ${show(document)}.`);
  return {
    document,
    problemAt: (path, message) => problem(offsetOf(contents, path), toPointer(path), message),
  };
}

/** What YAML allows and a spec does not, because a reader or a JSON document would see something else. */
function inspect(node: unknown, ancestors: number): Finding[] {
  const offset = (isNode(node) ? node.range?.[0] : undefined) ?? 0;
  // A level of the document is two ancestors: a collection, and the pair or the item in it.
  if (ancestors > depthLimit * 2) throw new RangeError("too deep");
  if (isPair(node)) return inspectKey(node.key);
  if (!isNode(node)) return [];
  const findings: Finding[] = [];
  const refuse = (message: string) => findings.push({ offset, message });
  if (node.constructor.name === "Alias")
    refuse("Aliases are not read. Write the value out, or use a $ref.");
  if ("anchor" in node && node.anchor !== undefined)
    refuse("Anchors are not read. Use components and a $ref.");
  if ("tag" in node && node.tag !== undefined)
    refuse("Tags are not read. Write the value so that it needs none.");
  if (isScalar(node) && typeof node.value === "number") {
    const exact =
      Number.isFinite(node.value) &&
      (!Number.isInteger(node.value) || Number.isSafeInteger(node.value));
    if (!exact) refuse("This number can't be written as exact JSON. Quote it if it is a text.");
  }
  return findings;
}

function inspectKey(key: unknown): Finding[] {
  const offset = (isNode(key) ? key.range?.[0] : undefined) ?? 0;
  if (!isScalar(key) || !["string", "number"].includes(typeof key.value)) {
    return [{ offset, message: "Expected a key that is a text; quote it." }];
  }
  if (key.value === "<<")
    return [{ offset, message: "Merge keys are not read. Write the keys out." }];
  if (key.value === "__proto__")
    return [{ offset, message: "`__proto__` can't be a key. Rename it." }];
  return [];
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
