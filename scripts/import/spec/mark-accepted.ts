import { isMapping, type Mapping } from "../../openapi/document-node.ts";
import { Todo } from "../convert/todo.ts";

const question =
  "Does a 202 mean that the member is removed, or only that it was asked for? It counts as removed here.";
const onlyAsked =
  "Where it was only asked for, say so in the operation's `description`: no documented answer says that it is done.";
const otherwise = "Where it was only asked for, remove the answer: a 202 is `unknown` then.";

/** "Accepted" may be noncommittal: the removal may still fail later (RFC 9110 §15.3.3). */
export function markAccepted(operation: Mapping): Mapping {
  const { responses } = operation;
  if (!isMapping(responses) || responses["202"] === undefined) return operation;
  const isAlone = Object.keys(responses).filter((status) => /^2\d\d$/.test(status)).length === 1;
  const gap = new Todo(responses["202"], `${question} ${isAlone ? onlyAsked : otherwise}`);
  return { ...operation, responses: { ...responses, 202: gap } };
}
