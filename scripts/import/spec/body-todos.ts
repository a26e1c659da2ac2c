import { placeholder } from "../../generate/check/check-todos.ts";
import { child, entries, isMapping, type Mapping, rootNode } from "../../openapi/document-node.ts";
import { Todo } from "../convert/todo.ts";

const partsQuestion =
  "Which of its parts does the removal send? Write what is always the same as `const` (`active: { const: false }`), and remove what nobody has to give.";
const requiredQuestion =
  "Which of these must be given? The document requires none, so that a call could leave out who is removed. A list such as `[user]`; remove the key where all are constants, or where the member stands in the path.";

/** Asks which parts of a body a removal sends, and which of them are required: documents often require none. */
export function askAboutBody(operation: Mapping, method: string): Mapping {
  const { requestBody } = operation;
  const content = child(rootNode(operation), "requestBody", "content");
  const [type, media] = entries(content)[0] ?? [];
  if (type === undefined || media === undefined || !isMapping(requestBody)) return operation;
  const schema = child(media, "schema").value;
  const parts = isMapping(schema) && isMapping(schema.properties) ? schema.properties : {};
  if (Object.values(parts).every(isConstant)) return operation;
  const isSent = requestBody.required === true || method !== "delete";
  const marked = isSent ? askRequired(schema) : schema;
  const body = { ...requestBody, content: { [type]: { ...Object(media.value), schema: marked } } };
  return { ...operation, requestBody: new Todo(body, partsQuestion) };
}

/** Asks for `required` in an object that requires nothing and has no constant, and in each such object in it. */
function askRequired(schema: unknown): unknown {
  if (!isMapping(schema) || !isMapping(schema.properties)) return schema;
  const parts = Object.entries(schema.properties);
  if (schema.required !== undefined || parts.some(([, part]) => isConstant(part))) return schema;
  const { properties: _, ...rest } = schema;
  const properties = Object.fromEntries(parts.map(([name, part]) => [name, askRequired(part)]));
  return { ...rest, required: new Todo(placeholder, requiredQuestion), properties };
}

const isConstant = (part: unknown): boolean => isMapping(part) && part.const !== undefined;
