import { isCollection, isMap, isNode, isPair, isScalar, isSeq, type YAMLMap } from "yaml";
import { show } from "../../openapi/problem.ts";

/** What is wrong with a part of a YAML document, and where it stands. */
export type Finding = { readonly offset: number; readonly code: string; readonly message: string };

export const depthLimit = 64;
const entryLimit = 5000;

/** Inspects a node and all below it, in the order of the file. A node is the value, the key, or their pair. */
export function inspectAll(node: unknown, ancestors: number, findings: Finding[]): void {
  inspect(node, ancestors, findings);
  const below = isPair(node) ? [node.key, node.value] : isCollection(node) ? node.items : [];
  for (const part of below) inspectAll(part, ancestors + 1, findings);
}

/** What YAML allows and a spec does not, because a reader or a JSON document would see something else. */
function inspect(node: unknown, ancestors: number, findings: Finding[]): void {
  const offset = (isNode(node) ? node.range?.[0] : undefined) ?? 0;
  // A level of the document is two ancestors: a collection, and the pair or the item in it.
  if (ancestors > depthLimit * 2) throw new RangeError("too deep");
  const refuse = (code: string, message: string) => findings.push({ offset, code, message });
  if (isPair(node)) findings.push(...inspectKey(node.key));
  if (!isNode(node)) return;
  if ((isMap(node) || isSeq(node)) && node.items.length > entryLimit) {
    refuse(
      "yaml/too-many-entries",
      `Expected at most ${entryLimit} entries, found ${node.items.length}. Cut the document down to the operation.`,
    );
    return;
  }
  if (isMap(node)) findings.push(...inspectKeys(node));
  if (node.constructor.name === "Alias")
    refuse("yaml/alias", "Aliases are not read. Write the value out, or use a $ref.");
  if ("anchor" in node && node.anchor !== undefined)
    refuse("yaml/anchor", "Anchors are not read. Use components and a $ref.");
  if ("tag" in node && node.tag !== undefined)
    refuse("yaml/tag", "Tags are not read. Write the value so that it needs none.");
  if (isScalar(node) && typeof node.value === "number") {
    const exact =
      Number.isFinite(node.value) &&
      (!Number.isInteger(node.value) || Number.isSafeInteger(node.value));
    if (!exact)
      refuse(
        "yaml/number",
        "This number can't be written as exact JSON. Quote it if it is a text.",
      );
  }
}

/** `404` and `'404'` are two keys of YAML and one of JSON. */
function inspectKeys({ items }: YAMLMap): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    if (seen.has(name))
      findings.push({
        offset: key.range?.[0] ?? 0,
        code: "yaml/key-twice",
        message: `The key ${show(name)} stands twice in this mapping. Keep one.`,
      });
    seen.add(name);
  }
  return findings;
}

function inspectKey(key: unknown): Finding[] {
  const offset = (isNode(key) ? key.range?.[0] : undefined) ?? 0;
  if (!isScalar(key) || !["string", "number"].includes(typeof key.value)) {
    return [
      { offset, code: "yaml/key-not-text", message: "Expected a key that is a text; quote it." },
    ];
  }
  if (key.value === "<<")
    return [
      { offset, code: "yaml/merge-key", message: "Merge keys are not read. Write the keys out." },
    ];
  if (key.value === "__proto__")
    return [{ offset, code: "yaml/proto-key", message: "`__proto__` can't be a key. Rename it." }];
  return [];
}
