import { Document, isMap, Pair, Scalar } from "yaml";
import { fromPointer } from "../../../../openapi/problem.ts";

/** A field that was put into a document, and where its key stands in the text. */
export interface Inserted {
  readonly field: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Puts fields into an object of a document, and writes it as YAML. Where they stand is told by a comment before
 * each, and not by the code that is under test.
 */
export function insert(
  document: unknown,
  pointer: string,
  fields: readonly (readonly [field: string, value: unknown])[],
): { text: string; inserted: Inserted[] } {
  const made = new Document(structuredClone(document), { aliasDuplicateObjects: false });
  const target = pointer === "#" ? made.contents : made.getIn(keysOf(document, pointer));
  if (!isMap(target)) throw new Error(`There is no object at ${pointer}.`);
  for (const [index, [field, value]] of fields.entries()) {
    const key = new Scalar(field);
    key.commentBefore = ` inserted ${index}`;
    target.items.push(new Pair(key, made.createNode(structuredClone(value))));
  }
  const text = made.toString({ lineWidth: 0 });
  const lines = text.split("\n");
  const inserted = fields.map(([field], index) => {
    const comment = lines.findIndex((line) => line.trim() === `# inserted ${index}`);
    const column = (lines[comment + 1] ?? "").search(/\S/) + 1;
    return { field, line: comment + 2, column };
  });
  return { text, inserted };
}

/** The indices of sequences as numbers, which the parser's document wants. */
function keysOf(document: unknown, pointer: string): (string | number)[] {
  let value = document;
  return fromPointer(pointer).map((key) => {
    const step = Array.isArray(value) ? Number(key) : key;
    value = (value as Record<string | number, unknown>)[step];
    return step;
  });
}
