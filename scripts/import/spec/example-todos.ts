import { isJson } from "../../generate/model/check-responses.ts";
import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Mapping,
  resolvedChild,
  rootNode,
} from "../../openapi/document-node.ts";
import { Todo } from "../convert/todo.ts";

const question = "An `example`, where the documentation shows one.";

/**
 * Marks the bodies of answers that have no example, which a reader and the mock server would like. Gives the
 * components; the operation's own answers are marked in place.
 */
export function askForExamples(components: Mapping, operation: Mapping): Mapping {
  const root = rootNode({ components, operation });
  const mark = (responses: unknown) => {
    for (const response of isMapping(responses) ? Object.values(responses) : []) {
      const content = isMapping(response) ? response.content : undefined;
      if (!isMapping(content)) continue;
      for (const [mediaType, body] of Object.entries(content)) {
        const bare = isJson(mediaType) && isMapping(body) && isBare(root, body);
        if (bare) content[mediaType] = new Todo(body, question);
      }
    }
  };
  mark(operation.responses);
  mark(components.responses);
  return components;
}

function isBare({ document }: DocumentNode, body: Mapping): boolean {
  if ("example" in body || "examples" in body) return false;
  const node: DocumentNode = { document, value: body, path: [] };
  return body.schema !== undefined && !hasExample(resolvedChild(node, "schema"), 0);
}

/** Whether an example can be made of a schema: it has one, or its properties have. */
function hasExample(schema: DocumentNode, depth: number): boolean {
  if (depth > 8) return false;
  if (["example", "examples", "const"].some((key) => child(schema, key).value !== undefined))
    return true;
  const parts = [
    ...entries(child(schema, "properties")).map(([, property]) => property),
    ...["allOf", "anyOf", "oneOf"].flatMap((key) => items(child(schema, key))),
  ];
  return parts.some((part) => hasExample(resolvedChild(part), depth + 1));
}
