import { entries, type Mapping, type Place, rawAt, text } from "../generate/place.ts";
import { list } from "../generate/problem.ts";
import { type Conversion, change, keepRest, leaveOut, made } from "./conversion.ts";
import { Gap, undecided } from "./gap.ts";
import { word } from "./word.ts";

interface Converted {
  /** The scheme's key, which is the name of the client's option. */
  readonly option: string;
  readonly scheme: Mapping;
}

/** One security scheme, under a name that reads as an option of a client; `options` has the owner of each. */
export function convertScheme(
  conversion: Conversion,
  name: string,
  place: Place,
  scopes: Place,
  options: Map<string, string>,
): Converted {
  const scheme = convert(conversion, place, scopes);
  const wanted = optionOf(name, scheme, place);
  const numbered = Array.from(options, (_, index) => `${wanted}${index + 2}`);
  const free = [wanted, camel(name), ...numbered].find(
    (one) => (options.get(one) ?? name) === name,
  );
  const option = free ?? wanted;
  if (option !== name && !options.has(option))
    change(conversion, place, `The scheme \`${name}\` became the client's option \`${option}\`.`);
  options.set(option, name);
  return { option, scheme: made(conversion, place, scheme) };
}

function convert(conversion: Conversion, place: Place, scopes: Place): Mapping {
  const type = rawAt(place, "type").value;
  const description = text(rawAt(place, "description"))?.trim();
  const described = { ...(description && { description }) };
  if (type === "oauth2") return convertOauth2(conversion, place, scopes, described);
  if (type === "openIdConnect") {
    change(
      conversion,
      place,
      "OpenID Connect says how a person logs in; a client is given the access token.",
    );
    return { type: "http", scheme: "bearer", ...described };
  }
  if (type === "basic") return { type: "http", scheme: "basic", ...described };
  const scheme: Mapping = {};
  keepRest(conversion, place, scheme, { handled: ["type", "description"] });
  if (word(scheme.name).toLowerCase() === "authorization") {
    const question =
      "What stands before the key in Authorization, if anything: `Token `, `Bearer `? OpenAPI can't say it.";
    return { type, ...scheme, ...described, name: new Gap(scheme.name, question) };
  }
  return { type, ...scheme, ...described };
}

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

function convertOauth2(
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

/** What says that it is a scheme, and not which. */
const generic =
  /^(http|https|api|auth|authorization|authentication|security|scheme|header|default|default auth|credentials?)$/;

/** `apiKey` of `ApiKeyAuth`, `accessToken` of OAuth2, `x-api-key` as `apiKey`. */
function optionOf(name: string, scheme: Mapping, place: Place): string {
  if (scheme.type === "oauth2") return "oauth2";
  const words = wordsOf(name).filter((word) => !generic.test(word) && word !== "x");
  const says = `${name} ${text(rawAt(place, "bearerFormat")) ?? ""} ${text(rawAt(place, "description")) ?? ""}`;
  if (scheme.scheme === "basic") return "basic";
  const bearer =
    rawAt(place, "type").value === "oauth2" ||
    words.every((word) => ["bearer", "jwt", "oauth", "oauth2", "token"].includes(word));
  if (word(scheme.scheme).toLowerCase() === "bearer" && bearer)
    return /\bapi[ _-]?key/i.test(says) ? "apiKey" : "accessToken";
  if (words.length === 0 || words.join() === "key") return "apiKey";
  return camel(words.join(" "));
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

function camel(name: string): string {
  const [first = "apiKey", ...rest] = wordsOf(name);
  return first + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}
