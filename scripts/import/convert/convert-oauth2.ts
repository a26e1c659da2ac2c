import { placeholder } from "../../generate/check/check-todos.ts";
import {
  child,
  type DocumentNode,
  entries,
  type Mapping,
  text,
  toText,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { type Conversion, change, leaveOut } from "./conversion.ts";
import { Todo } from "./todo.ts";

const flowNames = new Map([
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

/** The flows of OpenAPI 3, or the one flow of 2.0 under its name in 3. */
function flowsOf(node: DocumentNode): [string, DocumentNode][] {
  if (child(node, "flow").value === undefined) return entries(child(node, "flows"));
  const name = toText(child(node, "flow").value);
  return [[flowNames.get(name) ?? name, node]];
}

/** Client credentials, or a ready access token where the document has only other flows. */
export function convertOauth2(
  conversion: Conversion,
  node: DocumentNode,
  scopes: DocumentNode,
  described: Mapping,
): Mapping {
  const flows = flowsOf(node);
  const [, grant] = flows.find(([name]) => name === "clientCredentials") ?? [];
  if (grant === undefined) {
    const names = flows.map(([name]) => name);
    const message = `OAuth2 by ${list(names)} needs a person. The client takes the access token instead.`;
    change(conversion, node, message);
    return { type: "http", scheme: "bearer", ...described };
  }
  for (const [, flow] of flows.filter(([, other]) => other !== grant))
    leaveOut(conversion, flow, "The client takes a ready access token too.");
  const url = text(child(grant, "tokenUrl")) ?? "";
  const question = `The token endpoint, https://…: the document says ${list([url])}.`;
  const tokenUrl = /^https:/.test(url) ? url : new Todo(placeholder, question);
  const asked = Array.isArray(scopes.value) ? scopes.value.map(toText) : [];
  const defined = entries(child(grant, "scopes")).filter(([scope]) => asked.includes(scope));
  const described3 = Object.fromEntries(defined.map(([scope, { value }]) => [scope, value]));
  return {
    type: "oauth2",
    ...described,
    flows: { clientCredentials: { tokenUrl, scopes: described3 } },
  };
}
