import { computed } from "../../generate/model/check-scheme.ts";
import { securityOf } from "../../generate/model/security.ts";
import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Mapping,
  resolvedChild,
  text,
  toText,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import {
  type Conversion,
  change,
  followReferences,
  leaveOut,
  recordOrigin,
  refuse,
} from "./conversion.ts";
import { convertScheme, optionsOf } from "./convert-security-scheme.ts";
import { credentialSignature } from "./credential-signature.ts";
import { decidedValue, Todo } from "./todo.ts";

export interface Security {
  readonly security: unknown;
  readonly securitySchemes: Mapping;
}

/** The operation's credentials: OR and AND are kept, each scheme's key becomes the name of an option. */
export function convertSecurity(conversion: Conversion, operation: DocumentNode): Security {
  const { root, version } = conversion.document;
  const schemes =
    version === "2.0"
      ? child(root, "securityDefinitions")
      : child(root, "components", "securitySchemes");
  const requirements = items(securityOf(root, operation));
  const securitySchemes: Mapping = {};
  const options = new Map<string, string>();
  if (requirements.length === 0) return askForSecurity(operation, schemes);
  const converted = requirements.map((requirement) => {
    const part: Mapping = {};
    for (const [name, scopes] of entries(requirement)) {
      const place = followReferences(conversion, child(schemes, name));
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
    return { requirement, part: recordOrigin(conversion, requirement, part) };
  });
  const security = keepDistinct(conversion, converted, securitySchemes);
  const asked = new Set(security.flatMap((part) => Object.keys(part)));
  const used = Object.entries(securitySchemes).filter(([option]) => asked.has(option));
  for (const [option, scheme] of used)
    reportOptionNames(conversion, schemes, options, option, scheme);
  return { security, securitySchemes: Object.fromEntries(used) };
}

/** Reports the options of a scheme, where they are not called as the document calls it. */
function reportOptionNames(
  conversion: Conversion,
  schemes: DocumentNode,
  owners: ReadonlyMap<string, string>,
  option: string,
  scheme: unknown,
): void {
  const name = owners.get(option) ?? option;
  const given = optionsOf(option, scheme);
  if (given.join() === name) return;
  const what = `option${given.length === 1 ? "" : "s"} ${list(given)}`;
  change(
    conversion,
    child(schemes, name),
    `The scheme ${list([name])} became the client's ${what}.`,
  );
}

interface Alternative {
  readonly requirement: DocumentNode;
  readonly part: Mapping;
}

/** Drops alternatives that are sent like another, and those that a client can't send if there are others. */
function keepDistinct(
  conversion: Conversion,
  alternatives: readonly Alternative[],
  schemes: Mapping,
): Mapping[] {
  const canSend = ({ part }: Alternative) =>
    Object.keys(part).every((option) => isSendable(schemes[option]));
  const sent = new Set<string>();
  return alternatives.flatMap((alternative) => {
    const { requirement, part } = alternative;
    const forms = Object.entries(part).map(([option, scopes]) =>
      credentialSignature(schemes[option], scopes),
    );
    const form = forms.sort().join(" + ");
    const names = entries(requirement).map(([name]) => name);
    const leave = (why: string) => leaveOut(conversion, requirement, why, names.join(" + "));
    const isOther = alternatives.some((other) => other !== alternative && canSend(other));
    if (isOther && !canSend(alternative)) leave(`A client can't send ${list([form])}.`);
    else if (sent.has(form)) leave("It is sent like an alternative above.");
    else {
      sent.add(form);
      return [part];
    }
    return [];
  });
}

/** Whether the generator supports a scheme. */
function isSendable(scheme: unknown): boolean {
  if (!isMapping(scheme)) return false;
  if (scheme.type === "http") return !computed.test(toText(decidedValue(scheme.scheme)));
  return scheme.type === "apiKey" || scheme.type === "oauth2";
}

/** Only OAuth2 has scopes; OpenAPI 3.1 lets other schemes name roles, which no client sends. */
function scopesOf(conversion: Conversion, scopes: DocumentNode, scheme: Mapping): unknown[] {
  const names = items(scopes).map(({ value }) => value);
  if (scheme.type === "oauth2" || names.length === 0) return names;
  change(
    conversion,
    scopes,
    `The credential needs ${list(names.map(toText))}. No request says so: it is in the scheme's description.`,
  );
  const needs = `Needs ${list(names.map(toText))}.`;
  const description = typeof scheme.description === "string" ? scheme.description.trim() : "";
  if (!description.includes(needs))
    scheme.description =
      description === "" ? needs : `${description.replace(/\.?$/, ".")} ${needs}`;
  return [];
}

const telling = /auth|key|token|secret|credential/i;

function askForSecurity(operation: DocumentNode, schemes: DocumentNode): Security {
  const known = entries(schemes).map(([name]) => name);
  const headers = items(child(operation, "parameters"))
    .filter((node) => resolvedChild(node, "in").value === "header")
    .map((node) => text(resolvedChild(node, "name")) ?? "")
    .filter((name) => telling.test(name));
  const question = [
    "The credentials: the document declares none for this operation.",
    known.length > 0 ? `It has the schemes ${list(known)}.` : "",
    headers.length > 0 ? `These header parameters look like credentials: ${list(headers)}.` : "",
    "Name schemes of components.securitySchemes, such as `- apiKey: []`; `- {}` where the provider asks for none.",
  ];
  return {
    security: new Todo([], question.filter((sentence) => sentence !== "").join(" ")),
    securitySchemes: {},
  };
}
