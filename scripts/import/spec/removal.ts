import {
  type DocumentNode,
  entries,
  type Mapping,
  resolvedChild,
  rootNode,
} from "../../openapi/document-node.ts";
import { isBodiless } from "../../openapi/documented-responses.ts";
import { isJson } from "../../openapi/http-names.ts";
import { list } from "../../openapi/problem.ts";
import type { Given } from "../command-line.ts";
import { placeholder, Todo } from "./todo.ts";

/** `x-removal`: no document says it, so each part is a person's to decide. */
export function removalOf(operation: Mapping, components: Mapping, given: Given): Mapping {
  const answers = entries(
    resolvedChild(documentOf(operation, components), "operation", "responses"),
  );
  const refusals = answers
    .map(([status]) => status)
    .filter((status) => /^(4(\d\d|XX)|default)$/.test(status));
  const bodies = answers.filter(
    ([status, node]) => /^2/.test(status) && !isBodiless(Number(status)) && hasJson(node),
  );
  return {
    removes:
      given.removes ??
      new Todo(
        placeholder,
        "What is destroyed: `membership` (of the organization), or the person's whole `account`?",
      ),
    reversible:
      given.reversible ??
      new Todo(
        placeholder,
        "Does the provider document an undo: `true`? `false` where none is documented.",
      ),
    ...(given.member !== undefined && { member: given.member }),
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

/** What a reference of the operation is looked up in. */
function documentOf(operation: Mapping, components: Mapping): DocumentNode {
  return rootNode({ operation, components });
}

const telling = /rate.?limit.*reset|reset.*rate.?limit/i;

/** A header of its own that says when to try again, where an answer documents one. */
export function rateLimitReset(operation: Mapping, components: Mapping): Mapping | undefined {
  const root = documentOf(operation, components);
  const headers = entries(resolvedChild(root, "operation", "responses")).flatMap(([, response]) =>
    entries(resolvedChild(response, "headers")).map(([name]) => name),
  );
  const header = headers.find((name) => telling.test(name));
  const question = "Is it `seconds` to wait, or a time in `unix-seconds` or `unix-milliseconds`?";
  return header === undefined ? undefined : { header, unit: new Todo(placeholder, question) };
}
