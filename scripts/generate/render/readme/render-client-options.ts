import type { Model, Server, Variable } from "../../model/model.ts";
import type { CredentialPart } from "../../model/security.ts";
import { exampleUrl, needsServer } from "../client/render-options.ts";
import { identifier, source } from "../source-code.ts";
import { codeBlock, codeSpan, inline } from "./markdown.ts";
import { exampleOptions } from "./render-example.ts";
import { scopesText, sentText } from "./wording.ts";

/** A call for each alternative of credentials that gives them. Not yet formatted. */
export function renderCalls(model: Model): string[] {
  return model.alternatives.map((alternative) => {
    const options = alternative.flatMap((part) => [...part.options]);
    return source`${identifier(model.names.create)}(${exampleOptions(model, options)});\n`.code;
  });
}

/** The credentials of each alternative, with the formatted call that gives them. */
export function renderCredentials({ alternatives }: Model, calls: readonly string[]): string[] {
  if (alternatives.every(({ length }) => length === 0))
    return ["## Credentials", "None: the provider asks for no credentials."];
  const blocks = alternatives.map((alternative, index) => {
    const lines = alternative.flatMap((part) =>
      part.options.map((option) => describeOption(part, option)),
    );
    const text = lines.length > 0 ? lines.join("\n") : "- No credentials.";
    return `${text}\n\n${codeBlock("ts", calls[index] ?? "")}`;
  });
  const choice = alternatives.length > 1 ? ["One of these alternatives:"] : [];
  const text =
    "Each credential is a string, or a function that returns a string or a promise of one. The function is called for every attempt.";
  return ["## Credentials", ...choice, ...blocks, text];
}

function describeOption(part: CredentialPart, option: string): string {
  const text = textOf(part, option).trim();
  return `- ${codeSpan(option)}${text ? `: ${text}` : ""}`;
}

function textOf(part: CredentialPart, option: string): string {
  const description = inline(part.description);
  const sent = sentText(part);
  if (part.kind === "accessToken")
    return `An access token that you already have, instead of the client ID and secret. ${sent}`;
  if (part.kind === "clientCredentials")
    return option === "clientId"
      ? `The client ID. ${description}`
      : `The client secret. The client exchanges both for an access token${inline(scopesText(part.scopes)).replace(/^(?=.)/, " ")} and keeps it until it expires. The option \`tokenUrl\` sets where.`;
  if (part.kind === "basic")
    return option === "username"
      ? `The user name. ${description}`
      : `The password of that user. ${sent}`;
  return `${description.replace(/[\w`]$/, "$&.")} ${sent}`;
}

/** Where requests go, and the options that say otherwise. */
export function renderServers({ servers: [server, ...others] }: Model): string[] {
  if (server === undefined) throw new Error("A document without a server was not checked.");
  const lines = others.map((other) => {
    const example = codeSpan(exampleUrl(other));
    const hint = other.variables.length > 0 ? `Option \`baseUrl\`, such as ${example}.` : "";
    return renderServer(codeSpan(other.url), [inline(other.description), hint]);
  });
  return ["## Base URL", [renderFirst(server), ...lines].join("\n"), renderBaseUrl(server)];
}

function renderServer(name: string, facts: readonly string[]): string {
  const text = facts.filter(Boolean).join(" ");
  return `- ${name}${text ? `: ${text}` : ""}`;
}

function renderFirst(server: Server): string {
  const description = inline(server.description);
  if (server.required)
    return renderServer(`${codeSpan(exampleUrl(server))} (an example)`, [description]);
  const names = server.variables.map(describeVariable).join(", ");
  const name = `${codeSpan(server.url)}${needsServer(server) ? "" : " (default)"}`;
  return renderServer(name, [description, names && `Option \`server\`: ${names}.`]);
}

function describeVariable(variable: Variable): string {
  if (!variable.required) return codeSpan(`${variable.name}: ${variable.default}`);
  const values = variable.enum?.map(codeSpan).join(" or ");
  return `${codeSpan(variable.name)} (required, ${values ?? `such as ${codeSpan(variable.default)}`})`;
}

function renderBaseUrl(server: Server): string {
  if (server.required)
    return "The option `baseUrl` is required: there is no host that all customers share.";
  const other =
    "The option `baseUrl` sets another base URL: a self-hosted installation, a gateway, or a mock server.";
  return needsServer(server)
    ? `The option \`server\` is required, or \`baseUrl\` instead. ${other}`
    : other;
}
