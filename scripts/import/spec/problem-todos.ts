import { type Document, isMap, isScalar, isSeq, type Node } from "yaml";
import { check } from "../../generate/check/check-spec.ts";
import { slugProblem } from "../../generate/model/names.ts";
import { readSpec } from "../../generate/read/parse-spec.ts";
import { fromPointer, type Problem } from "../../openapi/problem.ts";
import { comment } from "./wrap-prose.ts";
import { yamlOptions } from "./write-yaml.ts";

/** A spec as text, and what the generator says of it. */
export interface Written {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Writes a spec, with a comment `# TODO …` at each part that the generator refuses and that has none yet. */
export function writeWithTodos(slug: string, document: Document<Node>): Written {
  const first = problemsOf(slug, document.toString(yamlOptions));
  for (const problem of first) mark(document, problem);
  const text = document.toString(yamlOptions);
  return { text, problems: problemsOf(slug, text) };
}

/** What the generator says of the text of a spec. */
export function problemsOf(slug: string, text: string): readonly Problem[] {
  const file = `specs/${slug}.yaml`;
  const name = slugProblem(slug);
  if (name !== undefined) return [{ file, line: 1, column: 1, pointer: "#", message: name }];
  const spec = readSpec(file, new TextEncoder().encode(text));
  return "problems" in spec ? spec.problems : check(spec);
}

function mark(document: Document<Node>, { pointer, message }: Problem): void {
  const place = nearest(document.contents, fromPointer(pointer));
  const node = place ?? document.contents;
  if (node === null || node.commentBefore?.startsWith(" TODO")) return;
  const kept = node.commentBefore ? `\n${node.commentBefore}` : "";
  // The list of what is supported may be long. The generator prints it.
  const [problem = message] = message.split(" Supported: ");
  node.commentBefore = `${comment(`TODO ${problem}`)}${kept}`;
}

/** The key or the item at a pointer, or at as much of it as is there. */
function nearest(contents: Node | null, segments: readonly string[]): Node | undefined {
  let node: unknown = contents;
  let found: Node | undefined;
  for (const segment of segments) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
      if (pair === undefined || !isScalar(pair.key)) break;
      found = pair.key;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)];
      if (item === undefined) break;
      found = item as Node;
      node = item;
    } else break;
  }
  return found;
}
