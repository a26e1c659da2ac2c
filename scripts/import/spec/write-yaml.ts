import { Document, isScalar, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { toText } from "../../openapi/document-node.ts";
import { Todo } from "../convert/todo.ts";
import { comment, wrap } from "./wrap-prose.ts";

/** How a spec is written: in the style of the specs that people write, and without folding long lines. */
export const yamlOptions = {
  lineWidth: 0,
  singleQuote: true,
  flowCollectionPadding: false,
} as const;

/** The keys at the root that an empty line stands before. */
const apart = ["paths", "components"];
/** The longest list of short words that stands in one line. */
const longestLine = 72;

/** A spec as readable YAML. A `Todo` is its value with its question in a comment above. */
export function toYamlDocument(spec: Readonly<Record<string, unknown>>): Document<Node> {
  const document = new Document<Node>();
  const root = new YAMLMap();
  for (const [key, value] of Object.entries(spec)) {
    const pair = pairOf(key, value);
    pair.key.spaceBefore = apart.includes(key);
    root.items.push(pair);
  }
  document.contents = root as Document<Node>["contents"];
  return document;
}

function pairOf(key: string, value: unknown): Pair<Scalar, Node> {
  const name = new Scalar(key);
  if (!(value instanceof Todo)) return new Pair(name, nodeOf(value));
  name.commentBefore = comment(`TODO ${value.question}`);
  return new Pair(name, nodeOf(value.value));
}

function nodeOf(value: unknown): Node {
  if (value instanceof Todo) {
    const node = nodeOf(value.value);
    node.commentBefore = comment(`TODO ${value.question}`);
    return node;
  }
  if (Array.isArray(value)) return sequenceOf(value);
  if (typeof value === "object" && value !== null) {
    const map = new YAMLMap();
    for (const [key, child] of Object.entries(value))
      if (child !== undefined) map.items.push(pairOf(key, child));
    return map;
  }
  return scalarOf(value);
}

function sequenceOf(values: readonly unknown[]): YAMLSeq {
  const sequence = new YAMLSeq();
  sequence.items = values.map(nodeOf);
  const short = values.map((value) => toText(value)).join(", ").length <= longestLine;
  sequence.flow =
    short && sequence.items.every((item) => isScalar(item) && item.type === undefined);
  return sequence;
}

function scalarOf(value: unknown): Scalar {
  if (typeof value !== "string") return new Scalar(value);
  // The space at the end of a prefix matters. At the end of a line in a block it does not.
  const lines = value.replaceAll("\r\n", "\n");
  const text = wrap(lines.includes("\n") ? lines.replaceAll(/[ \t]+$/gm, "") : lines);
  const several = text.includes("\n");
  const scalar = new Scalar(
    several && text !== value && !value.includes("\n")
      ? `${text}\n`
      : several
        ? `${text.trimEnd()}\n`
        : text,
  );
  if (several) scalar.type = "BLOCK_LITERAL";
  return scalar;
}
