import { isMapping, type Mapping, type Place, rawAt, text } from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { Gap, undecided } from "../spec/todo.ts";
import { word } from "../spec/word.ts";
import { type Conversion, change, keepRest, made } from "./conversion.ts";
import { convertOauth2 } from "./convert-oauth2.ts";
import { camel, optionOf } from "./option-name.ts";

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
  options.set(option, name);
  return { option, scheme: made(conversion, place, scheme) };
}

/** What a client's options for a scheme are called: that of its key, but for the two that have their own. */
export function optionsOf(option: string, scheme: unknown): readonly string[] {
  if (!isMapping(scheme)) return [option];
  if (scheme.type === "oauth2") return ["clientId", "clientSecret", "accessToken"];
  const isPair = scheme.scheme === "basic" && scheme["x-password"] === undefined;
  return isPair ? ["username", "password"] : [option];
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
      "What stands before the key in Authorization? A word (Bearer, GenieKey) is a `scheme` of `type: http`, in place of `in`, `name` and this; anything else stands here, such as 'Token token='. Remove the line where the page shows the key alone.";
    return { type: "apiKey", ...scheme, "x-prefix": new Gap(undecided, question), ...described };
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
