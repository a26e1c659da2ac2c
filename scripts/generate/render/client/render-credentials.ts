import type { Model } from "../../model/model.ts";
import type { Alternative } from "../../model/security.ts";
import type { CredentialPart } from "../../model/security-scheme.ts";
import { credentialText, scopesText } from "../readme/wording.ts";
import { docstring, identifier, join, nothing, type Source, source } from "../source-code.ts";

/** The names of all options, those of an alternative's own first. */
function optionsOf(alternative: Alternative): string[] {
  return alternative.flatMap(({ kind, options }) => [
    ...options,
    ...(kind === "clientCredentials" ? ["tokenUrl"] : []),
  ]);
}

/** Whether a client can be made without credentials: the alternative `{}`. */
export function needsNoCredentials({ alternatives }: Model): boolean {
  return alternatives.some(({ length }) => length === 0);
}

/** The type of the credentials: alternatives that exclude each other (design §4). */
export function renderCredentials(model: Model): Source {
  const { names, alternatives } = model;
  const all = [...new Set(alternatives.flatMap(optionsOf))];
  if (all.length === 0) return nothing;
  const name = identifier(names.credentials);
  const [only] = alternatives;
  if (only !== undefined && alternatives.length === 1) {
    const text = docstring("What the provider knows the caller by.");
    return source`${text}export interface ${name} {\n${join(only.map(renderPart), "")}}\n`;
  }
  const members = alternatives.map((alternative) => {
    const own = optionsOf(alternative);
    const others = all.filter((option) => !own.includes(option));
    const given = alternative.map(renderPart);
    const excluded = others.map((option) => source`${identifier(option)}?: undefined;\n`);
    return source`| {\n${join([...given, ...excluded], "")}}`;
  });
  const text = needsNoCredentials(model)
    ? "One of these alternatives, or none of them."
    : "Exactly one of these alternatives.";
  return source`${docstring(text)}export type ${name} = ${join(members, "\n")};\n`;
}

function renderPart(part: CredentialPart): Source {
  const { description } = part;
  if (part.kind === "basic") {
    return source`${docstring(`The user name. ${description}`)}username: Credential;
${docstring("The password that belongs to the user name.")}password: Credential;\n`;
  }
  if (part.kind === "accessToken") {
    return source`${docstring("A ready access token, for a caller that makes the exchange itself.")}accessToken: Credential;\n`;
  }
  if (part.kind !== "clientCredentials") {
    return source`${docstring(credentialText(part))}${identifier(part.options[0] ?? "")}: Credential;\n`;
  }
  return source`${docstring(`The client ID. ${description}`)}clientId: Credential;
${docstring(`The client secret that belongs to the client ID. Both are exchanged for an access token${scopesText(part.scopes)}.`)}clientSecret: Credential;
${docstring(`Where they are exchanged for an access token. Default: ${part.tokenUrl}`)}tokenUrl?: string | undefined;\n`;
}

/** Each credential once: an option belongs to one scheme, whatever alternatives it is in. */
function partsOf({ alternatives }: Model): CredentialPart[] {
  const byOptions = new Map(alternatives.flat().map((part) => [part.options.join(), part]));
  return [...byOptions.values()];
}

/** The credential options in the definition that the runtime reads. */
export function renderCredentialDefinitions(model: Model): Source {
  return source`{\n${join(partsOf(model).map(renderPartDefinition), ", ")}}`;
}

function renderPartDefinition(part: CredentialPart): Source {
  if (part.kind === "basic") return source`...basicCredentials()`;
  if (part.kind === "clientCredentials") {
    const scope = part.scopes.join(" ");
    return source`...clientCredentials(${join([source`${part.tokenUrl}`, ...(scope === "" ? [] : [source`${{ scope }}`])], ", ")})`;
  }
  return source`${identifier(part.options[0] ?? "")}: ${renderCredential(part)}`;
}

function renderCredential(
  part: Exclude<CredentialPart, { kind: "basic" | "clientCredentials" }>,
): Source {
  const { name } = part.carrier;
  if (part.kind === "basicKey") return source`basicCredential(${part.password})`;
  if (part.kind === "query") return source`queryCredential(${name})`;
  if (part.kind === "cookie") return source`cookieCredential(${name})`;
  if (!("prefix" in part) || part.prefix === undefined) return source`headerCredential(${name})`;
  return source`headerCredential(${name}, ${part.prefix})`;
}

/** Which options are given together, in the order of the definitions: with and without those that may be left out. */
export function optionListsOf(model: Model): string[] {
  const order = partsOf(model).flatMap((part) => optionsOf([part]));
  return model.alternatives.flatMap((alternative) => {
    const required = alternative.flatMap(({ options }) => options);
    const lists = [required, optionsOf(alternative)].map((names) =>
      order.filter((name) => names.includes(name)).join(", "),
    );
    return [...new Set(lists)];
  });
}

/** The headers that hold credentials; one in the query is in none. */
export function ownHeadersOf({ alternatives }: Model): Record<string, null> {
  const carriers = alternatives.flat().map(({ carrier }) => carrier);
  const headers = carriers.flatMap((carrier) =>
    carrier.in === "query" ? [] : [carrier.in === "cookie" ? "cookie" : carrier.name],
  );
  return Object.fromEntries(headers.map((name) => [name, null]));
}
