import { at, entries, items, type Mapping, type Place, rawAt, text } from "../generate/place.ts";
import { list } from "../generate/problem.ts";
import { securityOf } from "../generate/security.ts";
import { type Conversion, change, followed, made, refuse } from "./conversion.ts";
import { Gap } from "./gap.ts";
import { convertScheme } from "./security-scheme.ts";
import { word } from "./word.ts";

export interface Security {
  readonly security: unknown;
  readonly securitySchemes: Mapping;
}

/** The operation's credentials: OR and AND are kept, each scheme's key becomes the name of an option. */
export function convertSecurity(conversion: Conversion, operation: Place): Security {
  const { root, version } = conversion.document;
  const schemes =
    version === "2.0"
      ? rawAt(root, "securityDefinitions")
      : rawAt(root, "components", "securitySchemes");
  const requirements = items(securityOf(root, operation));
  const securitySchemes: Mapping = {};
  const options = new Map<string, string>();
  if (requirements.length === 0) return undeclared(operation, schemes);
  const security = requirements.map((requirement) => {
    const part: Mapping = {};
    for (const [name, scopes] of entries(requirement)) {
      const place = followed(conversion, rawAt(schemes, name));
      if (place?.value === undefined) {
        refuse(
          conversion,
          scopes,
          `The document has no security scheme of that name, but ${list(entries(schemes).map(([key]) => key))}.`,
        );
        continue;
      }
      const { option, scheme } = convertScheme(conversion, name, place, scopes, options);
      if (!Object.hasOwn(securitySchemes, option)) securitySchemes[option] = scheme;
      part[option] = scopesOf(conversion, scopes, scheme);
    }
    return made(conversion, requirement, part);
  });
  return { security, securitySchemes };
}

/** Only OAuth2 has scopes; OpenAPI 3.1 lets other schemes name roles, which no client sends. */
function scopesOf(conversion: Conversion, scopes: Place, scheme: Mapping): unknown[] {
  const names = items(scopes).map(({ value }) => value);
  if (scheme.type === "oauth2" || names.length === 0) return names;
  change(
    conversion,
    scopes,
    `The credential needs ${list(names.map(word))}, which no request says: it is told in the scheme's description.`,
  );
  const needs = `Needs ${list(names.map(word))}.`;
  const description = typeof scheme.description === "string" ? scheme.description.trim() : "";
  if (!description.includes(needs))
    scheme.description =
      description === "" ? needs : `${description.replace(/\.?$/, ".")} ${needs}`;
  return [];
}

const telling = /auth|key|token|secret|credential/i;

function undeclared(operation: Place, schemes: Place): Security {
  const known = entries(schemes).map(([name]) => name);
  const headers = items(rawAt(operation, "parameters"))
    .filter((place) => at(place, "in").value === "header")
    .map((place) => text(at(place, "name")) ?? "")
    .filter((name) => telling.test(name));
  const question = [
    "The credentials: the document declares none for this operation.",
    known.length > 0 ? `It has the schemes ${list(known)}.` : "",
    headers.length > 0 ? `These header parameters look like credentials: ${list(headers)}.` : "",
    "Name schemes of components.securitySchemes, such as `- apiKey: []`.",
  ];
  return {
    security: new Gap([], question.filter((sentence) => sentence !== "").join(" ")),
    securitySchemes: {},
  };
}
