import {
  child,
  type DocumentNode,
  entries,
  items,
  type Report,
  resolve,
  resolvedChild,
} from "../../../openapi/document-node.ts";
import { show } from "../../../openapi/problem.ts";
import { isBodiless } from "../check-responses.ts";
import type { ConstantModel } from "../model.ts";
import { onlyValueOf } from "./read-constant.ts";
import type { Scalar } from "./value-type.ts";

/** A value that a body must have, and the keys that lead to it. */
interface Required {
  readonly keys: readonly string[];
  readonly equals: Scalar;
}

/** More than any answer has; references can make a small document huge. */
const most = 100;

/**
 * The constants that the documented body of each success requires (design §4, rule 5): a `const`, or the one value of
 * an `enum`, in objects that are required and can be nothing else. Of several media types, what all of them require.
 */
export function readConstants(operation: DocumentNode, report: Report): ConstantModel[] {
  return entries(resolvedChild(operation, "responses")).flatMap(([key, response]) => {
    const status = Number(key);
    if (!(status >= 200 && status <= 299) || isBodiless(status)) return [];
    const bodies = entries(resolvedChild(response, "content")).map(([, content]) => {
      const schema = resolvedChild(content, "schema");
      const found = requiredIn(schema, new Map(), report);
      if (found.length <= most) return found;
      report(schema, `This body requires more than ${most} constants. Describe less of it.`);
      return [];
    });
    return common(bodies).map((one) => ({ status, ...one }));
  });
}

/** @param known what has been found in each schema; nothing while it is looked through, so that a circle ends. */
function requiredIn(
  node: DocumentNode,
  known: Map<unknown, Required[]>,
  report: Report,
): Required[] {
  const schema = resolve(node);
  const before = known.get(schema.value);
  if (before !== undefined) return before;
  known.set(schema.value, []);
  const constant = onlyValueOf(schema);
  const found = constant === undefined ? below(schema, known, report) : one(constant, report);
  const distinct = [...new Map(found.map((each) => [toKey(each), each])).values()];
  known.set(schema.value, distinct.slice(0, most + 1));
  return distinct;
}

function one(constant: DocumentNode, report: Report): Required[] {
  const { value } = constant;
  if (value === null || typeof value !== "object") return [{ keys: [], equals: value as Scalar }];
  report(
    constant,
    `A success is held against what it must contain: expected a text, a number, a boolean or null, found ${show(value)}. Write the parts out, each with its \`const\` and \`required\`.`,
  );
  return [];
}

function below(schema: DocumentNode, known: Map<unknown, Required[]>, report: Report): Required[] {
  const inside = (part: DocumentNode) => requiredIn(part, known, report);
  // What may be null or a list, too, need not have the properties of an object.
  const isObject = [child(schema, "type").value ?? "object"]
    .flat()
    .every((one) => one === "object");
  const own = (isObject ? items(child(schema, "required")) : []).flatMap(({ value }) =>
    inside(child(schema, "properties", String(value))).map(({ keys, equals }) => {
      return { keys: [String(value), ...keys], equals };
    }),
  );
  const all = items(child(schema, "allOf")).flatMap(inside);
  const choices = ["oneOf", "anyOf"].flatMap((key) =>
    common(items(child(schema, key)).map(inside)),
  );
  return [...own, ...all, ...choices];
}

const toKey = ({ keys, equals }: Required): string => JSON.stringify([keys, equals]);

/** What is in every one of several lists. */
function common([first = [], ...others]: readonly (readonly Required[])[]): readonly Required[] {
  const keys = others.map((list) => new Set(list.map(toKey)));
  return first.filter((each) => keys.every((set) => set.has(toKey(each))));
}
