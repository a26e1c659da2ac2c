import type { Model } from "./model.ts";
import type { Alternative, CredentialPart } from "./security.ts";
import { docstring, identifier, join, type Source, source } from "./source.ts";

/** The names of all options, those of an alternative's own first. */
function optionsOf(alternative: Alternative): string[] {
  return alternative.flatMap(({ kind, options }) => [
    ...options,
    ...(kind === "clientCredentials" ? ["tokenUrl"] : []),
  ]);
}

/** The type of the credentials: alternatives that exclude each other (design §4). */
export function renderCredentials({ names, alternatives }: Model): Source {
  const all = [...new Set(alternatives.flatMap(optionsOf))];
  const members = alternatives.map((alternative) => {
    const own = optionsOf(alternative);
    const others = all.filter((option) => !own.includes(option));
    const given = alternative.map(renderPart);
    const excluded = others.map((option) => source`${identifier(option)}?: undefined;\n`);
    return source`| {\n${join([...given, ...excluded], "")}}`;
  });
  const text =
    alternatives.length > 1
      ? "Exactly one of these alternatives."
      : "What the provider knows the caller by.";
  return source`${docstring(text)}export type ${identifier(names.credentials)} = ${join(members, "\n")};\n`;
}

function renderPart(part: CredentialPart): Source {
  const { description } = part;
  if (part.kind === "header") {
    return source`${docstring(description)}${identifier(part.options[0] ?? "")}: Credential;\n`;
  }
  if (part.kind === "accessToken") {
    return source`${docstring("A ready access token, for a caller that makes the exchange itself.")}accessToken: Credential;\n`;
  }
  return source`${docstring(`The client ID. ${description}`)}clientId: Credential;
${docstring("The client secret that belongs to the client ID.")}clientSecret: Credential;
${docstring(`Where they are exchanged for an access token. Default: ${part.tokenUrl}`)}tokenUrl?: string | undefined;\n`;
}

/** Each credential once: an option belongs to one scheme, whatever alternatives it is in. */
function partsOf({ alternatives }: Model): CredentialPart[] {
  const byOptions = new Map(alternatives.flat().map((part) => [part.options.join(), part]));
  return [...byOptions.values()];
}

/** The credential options in the definition that the runtime reads. */
export function renderCredentialDefinitions(model: Model): Source {
  const definitions = partsOf(model).map((part) => {
    if (part.kind === "clientCredentials") {
      const scope = part.scopes.join(" ");
      return source`...clientCredentials(${join([source`${part.tokenUrl}`, ...(scope === "" ? [] : [source`${{ scope }}`])], ", ")})`;
    }
    const call =
      part.prefix === undefined
        ? source`headerCredential(${part.header})`
        : source`headerCredential(${part.header}, ${part.prefix})`;
    return source`${identifier(part.options[0] ?? "")}: ${call}`;
  });
  return source`{\n${join(definitions, ", ")}}`;
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

/** The headers that hold credentials. */
export function ownHeadersOf({ alternatives }: Model): Record<string, null> {
  return Object.fromEntries(alternatives.flat().map(({ header }) => [header, null]));
}

/** The names of the options of each alternative, as facts. */
export function credentialFacts({ alternatives }: Model): string[][] {
  return alternatives.map((alternative) => alternative.flatMap(({ options }) => [...options]));
}
