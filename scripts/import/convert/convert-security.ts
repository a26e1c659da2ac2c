import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Mapping,
  resolvedChild,
  text,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { isComputedScheme, securityOf } from "../../openapi/security-requirements.ts";
import { decidedValue, Todo } from "../spec/todo.ts";
import { word } from "../spec/word.ts";
import { type Conversion, change, followed, leaveOut, made, refuse } from "./conversion.ts";
import { wireOf } from "./credential-signature.ts";
import { convertScheme, optionsOf } from "./security-scheme.ts";

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
  if (requirements.length === 0) return undeclared(operation, schemes);
  const converted = requirements.map((requirement) => {
    const part: Mapping = {};
    for (const [name, scopes] of entries(requirement)) {
      const place = followed(conversion, child(schemes, name));
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
    return { requirement, part: made(conversion, requirement, part) };
  });
  const security = chooseParts(conversion, converted, securitySchemes);
  const asked = new Set(security.flatMap((part) => Object.keys(part)));
  const used = Object.entries(securitySchemes).filter(([option]) => asked.has(option));
  for (const [option, scheme] of used) tellOptions(conversion, schemes, options, option, scheme);
  return { security, securitySchemes: Object.fromEntries(used) };
}

/** Tells by which options a scheme is given, where the document calls it otherwise. */
function tellOptions(
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

/** Each way to send credentials once, and none that a client can't send where there is another. */
function chooseParts(
  conversion: Conversion,
  alternatives: readonly Alternative[],
  schemes: Mapping,
): Mapping[] {
  const canSend = ({ part }: Alternative) =>
    Object.keys(part).every((option) => isSendable(schemes[option]));
  const sent = new Set<string>();
  return alternatives.flatMap((alternative) => {
    const { requirement, part } = alternative;
    const forms = Object.entries(part).map(([option, scopes]) => wireOf(schemes[option], scopes));
    const form = forms.sort().join(" + ");
    const names = entries(requirement).map(([name]) => name);
    const leave = (why: string) => leaveOut(conversion, requirement, why, names.join(" + "));
    const isOther = alternatives.some((other) => other !== alternative && canSend(other));
    if (isOther && !canSend(alternative)) leave(`A client can't send ${list([form])}.`);
    else if (sent.has(form)) leave("It is sent as an alternative above is.");
    else {
      sent.add(form);
      return [part];
    }
    return [];
  });
}

/** Whether the generator takes a scheme; what it can't take is refused there, with what it takes instead. */
function isSendable(scheme: unknown): boolean {
  if (!isMapping(scheme)) return false;
  if (scheme.type === "http") return !isComputedScheme(word(decidedValue(scheme.scheme)));
  return scheme.type === "apiKey" || scheme.type === "oauth2";
}

/** Only OAuth2 has scopes; OpenAPI 3.1 lets other schemes name roles, which no client sends. */
function scopesOf(conversion: Conversion, scopes: DocumentNode, scheme: Mapping): unknown[] {
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

function undeclared(operation: DocumentNode, schemes: DocumentNode): Security {
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
