import { placeholder } from "../../generate/check/check-todos.ts";
import { isBodiless, isJson } from "../../generate/model/check-responses.ts";
import {
  type DocumentNode,
  entries,
  isMapping,
  type Mapping,
  resolvedChild,
  rootNode,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { Todo } from "../convert/todo.ts";

/** `x-removal`. No document says it, so a person decides each part. */
export function removalOf(operation: Mapping, components: Mapping): Mapping {
  const answers = entries(resolvedChild(rootWith(operation, components), "operation", "responses"));
  const refusals = answers
    .map(([status]) => status)
    .filter((status) => /^(4(\d\d|XX)|default)$/.test(status));
  const bodies = answers.filter(
    ([status, node]) => /^2/.test(status) && !isBodiless(Number(status)) && hasJson(node),
  );
  return {
    removes: new Todo(
      placeholder,
      "What is destroyed: `membership` of the organization, or the person's whole `account`?",
    ),
    reversible: new Todo(placeholder, "`true` where the provider documents an undo, else `false`."),
    ...(refusals.length > 0 && { absent: new Todo(placeholder, absentQuestion(refusals)) }),
    ...(bodies.length > 0 && {
      failed: new Todo(placeholder, failedQuestion(bodies.map(([key]) => key))),
    }),
  };
}

function absentQuestion(statuses: readonly string[]): string {
  return `How does the provider say that there is no such member? A list such as \`- { status: 404, pointer: /code, equals: not_found }\`; the status is a number, and the pointer is needed where it has a body. Documented are ${list(statuses)}. Remove the key where it is not documented.`;
}

function failedQuestion(statuses: readonly string[]): string {
  return `Can a success (${list(statuses)}) say no in its body? A list such as \`- { status: 200, pointer: /ok, equals: false }\`; one that says "no such member" stands in \`absent\` instead. Remove the key where it can't.`;
}

function hasJson(response: DocumentNode): boolean {
  return entries(resolvedChild(response, "content")).some(([mediaType]) => isJson(mediaType));
}

/** The document in which references of the operation are looked up. */
function rootWith(operation: Mapping, components: Mapping): DocumentNode {
  return rootNode({ operation, components });
}

const telling = /rate.?limit.*reset|reset.*rate.?limit/i;

/** The header that says when to try again, where a response documents one of its own. */
export function rateLimitReset(operation: Mapping, components: Mapping): Mapping | undefined {
  const root = rootWith(operation, components);
  const headers = entries(resolvedChild(root, "operation", "responses")).flatMap(([, response]) =>
    entries(resolvedChild(response, "headers")).map(([name]) => name),
  );
  const header = headers.find((name) => telling.test(name));
  const question = "Is it `seconds` to wait, or a time in `unix-seconds` or `unix-milliseconds`?";
  return header === undefined ? undefined : { header, unit: new Todo(placeholder, question) };
}

const acceptedQuestion =
  "Does a 202 mean that the member is removed, or only that it was asked for? It counts as removed here.";
const onlyAsked =
  "Where it was only asked for, say so in the operation's `description`: no documented answer says that it is done.";
const otherwise = "Where it was only asked for, remove the answer: a 202 is `unknown` then.";

/** "Accepted" may be noncommittal: the removal may still fail later (RFC 9110 §15.3.3). */
export function askAboutAccepted(operation: Mapping): Mapping {
  const { responses } = operation;
  if (!isMapping(responses) || responses["202"] === undefined) return operation;
  const isAlone = Object.keys(responses).filter((status) => /^2\d\d$/.test(status)).length === 1;
  const gap = new Todo(responses["202"], `${acceptedQuestion} ${isAlone ? onlyAsked : otherwise}`);
  return { ...operation, responses: { ...responses, 202: gap } };
}
