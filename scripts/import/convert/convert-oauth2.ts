import { entries, type Mapping, type Place, rawAt, text } from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { Gap, undecided } from "../spec/todo.ts";
import { word } from "../spec/word.ts";
import { type Conversion, change, leaveOut } from "./conversion.ts";

const flowNames = new Map([
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

/** The flows of OpenAPI 3, or the one flow of 2.0 under its name in 3. */
function flowsOf(place: Place): [string, Place][] {
  if (rawAt(place, "flow").value === undefined) return entries(rawAt(place, "flows"));
  const name = word(rawAt(place, "flow").value);
  return [[flowNames.get(name) ?? name, place]];
}

/** Client credentials where there are some, else the access token that comes of another flow. */
export function convertOauth2(
  conversion: Conversion,
  place: Place,
  scopes: Place,
  described: Mapping,
): Mapping {
  const flows = flowsOf(place);
  const [, grant] = flows.find(([name]) => name === "clientCredentials") ?? [];
  if (grant === undefined) {
    const names = flows.map(([name]) => name);
    const message = `OAuth2 by ${list(names)} needs a person; a client is given the access token that comes of it.`;
    change(conversion, place, message);
    return { type: "http", scheme: "bearer", ...described };
  }
  for (const [, flow] of flows.filter(([, other]) => other !== grant))
    leaveOut(conversion, flow, "The client takes a ready access token too.");
  const url = text(rawAt(grant, "tokenUrl")) ?? "";
  const question = `The token endpoint, https://…: the document says ${list([url])}.`;
  const tokenUrl = /^https:/.test(url) ? url : new Gap(undecided, question);
  const asked = Array.isArray(scopes.value) ? scopes.value.map(word) : [];
  const defined = entries(rawAt(grant, "scopes")).filter(([scope]) => asked.includes(scope));
  const described3 = Object.fromEntries(defined.map(([scope, { value }]) => [scope, value]));
  return {
    type: "oauth2",
    ...described,
    flows: { clientCredentials: { tokenUrl, scopes: described3 } },
  };
}
