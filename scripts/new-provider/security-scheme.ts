import { entries, type Mapping, type Place, rawAt, text } from "../generate/place.ts";
import { list } from "../generate/problem.ts";
import { type Conversion, change, keepRest, leaveOut, made } from "./conversion.ts";
import { Gap, undecided, ungapped } from "./gap.ts";
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
  if (isBasic(place)) return convertBasic(place, described);
  const scheme: Mapping = {};
  keepRest(conversion, place, scheme, { handled: ["type", "description", "x-prefix"] });
  const prefix = rawAt(place, "x-prefix").value;
  if (prefix !== undefined) return { type, ...scheme, "x-prefix": prefix, ...described };
  if (word(scheme.name).toLowerCase() !== "authorization") return { type, ...scheme, ...described };
  return convertAuthorization(conversion, place, scheme, described);
}

function isBasic(place: Place): boolean {
  const names = [rawAt(place, "type").value, rawAt(place, "scheme").value].map(word);
  return names[0] === "basic" || names.join(" ").toLowerCase() === "http basic";
}

/** Where words say that a key is the user name, the password is the same for everybody. */
function isKeyAsUserName(place: Place): boolean {
  const words = text(rawAt(place, "description")) ?? "";
  return /\buser ?name\b/i.test(words) && /\b(api|access|secret)[ _-]?(key|token)\b/i.test(words);
}

function convertBasic(place: Place, described: Mapping): Mapping {
  const password = rawAt(place, "x-password").value;
  if (password !== undefined)
    return { type: "http", scheme: "basic", "x-password": password, ...described };
  const question =
    "Is a key the user name here, and the password the same for everybody? Then give it: `x-password: ''` for none.";
  const scheme = isKeyAsUserName(place) ? new Gap("basic", question) : "basic";
  return { type: "http", scheme, ...described };
}

/** A word and a place to fill in, as in `GenieKey {apiKey}` or `Token token=<key>`. */
const shownKey = /\b([A-Za-z][A-Za-z-]{2,30}) ([a-z]+=)?["']?[<{[$]/;

/** An API key in `Authorization` has a word before it more often than not, and OpenAPI can't say it. */
function convertAuthorization(
  conversion: Conversion,
  place: Place,
  scheme: Mapping,
  described: Mapping,
): Mapping {
  const [, before, sign] = shownKey.exec(word(described.description ?? "")) ?? [];
  if (before === undefined) {
    const question =
      "What stands before the key in Authorization? A word (Bearer, GenieKey) is a `scheme` of `type: http`; anything else is an `x-prefix`, such as 'Token token='. Leave it where the page shows the key alone.";
    return { type: "apiKey", ...scheme, ...described, name: new Gap(scheme.name, question) };
  }
  change(
    conversion,
    place,
    `The description shows ${list([`${before} ${sign ?? ""}`.trim()])} before the key: is it sent so?`,
  );
  if (sign !== undefined)
    return { type: "apiKey", ...scheme, "x-prefix": `${before} ${sign}`, ...described };
  const name = before.toLowerCase() === "bearer" ? "bearer" : before;
  return { type: "http", scheme: name, ...described };
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
  if (ungapped(scheme.scheme) === "basic")
    return scheme.scheme === "basic" && scheme["x-password"] === undefined ? "basic" : "apiKey";
  const isBearer =
    rawAt(place, "type").value === "oauth2" ||
    words.every((word) => ["bearer", "jwt", "oauth", "oauth2", "token"].includes(word));
  if (word(scheme.scheme).toLowerCase() === "bearer" && isBearer)
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
