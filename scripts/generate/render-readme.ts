import type { Format } from "./format.ts";
import { blockquote, codeBlock, codeSpan, inline, link, paragraphs, table } from "./markdown.ts";
import type {
  BodyModel,
  Frame,
  MatcherModel,
  Model,
  OperationModel,
  ResponseModel,
} from "./model.ts";
import { exampleOptions, renderExample } from "./render-example.ts";
import type { CredentialPart } from "./security.ts";
import { identifier, source } from "./source.ts";
import { constraints } from "./value-words.ts";
import { outcomeOf, warning } from "./words.ts";

/** The text of `README.md`. */
export function renderReadme(model: Model, format: Format): string {
  const { names, title, operation } = model;
  const blocks = [
    `# ${codeSpan(names.packageName)}`,
    blockquote([`**${warning(operation)}**`, ...paragraphs(operation.description)]),
    `${inline(operation.summary.replace(/\.$/, ""))}, with a typed call that is safe to point at production. ${inline(model.about)}`,
    ...["## Install", codeBlock("sh", `npm install ${names.packageName}`)],
    "An ES module for Node 20.19 and later, with types for TypeScript 5.4 and later.",
    ...["## Use", codeBlock("ts", format("example.ts", renderExample(model)))],
    ...renderCredentials(model, format),
    ...renderParameters(model),
    ...renderAnswers(model),
    ...renderServers(model),
    ...renderBehaviour(model),
    "## Links",
    [
      `- ${link(inline(model.docs.description || `${title}'s documentation`), model.docs.url)}`,
      `- The OpenAPI document that this package is generated from: ${codeSpan(`${names.packageName}/openapi.json`)}`,
      `- ${link("Offboard", "https://github.com/offboard/offboard")}, with all options, what each error means, and packages of more providers`,
    ].join("\n"),
    ...["## Licence", "MIT. Not made by the provider."],
  ];
  return `${blocks.join("\n\n")}\n`;
}

function renderCredentials(model: Model, format: Format): string[] {
  const { names, alternatives } = model;
  const blocks = alternatives.map((alternative) => {
    const lines = alternative.flatMap((part) =>
      part.options.map((option) => describeOption(part, option)),
    );
    const options = exampleOptions(
      model,
      alternative.flatMap((part) => [...part.options]),
    );
    const code = source`${identifier(names.create)}(${options});\n`.code;
    return `${lines.join("\n")}\n\n${codeBlock("ts", format("example.ts", code))}`;
  });
  const choice = alternatives.length > 1 ? ["One of these alternatives:"] : [];
  const text =
    "Each is a string, or a function that returns one or promises it and is asked at every attempt.";
  return ["## Credentials", ...choice, ...blocks, text];
}

function describeOption(part: CredentialPart, option: string): string {
  const own: Record<string, string> = {
    clientId: `The client ID. ${inline(part.description)}`,
    clientSecret:
      "The client secret that belongs to it. The client exchanges both for an access token (at the option `tokenUrl`) and keeps it until it expires.",
    accessToken: "A ready access token, for a caller that makes the exchange itself.",
  };
  const text = part.kind === "header" ? inline(part.description) : own[option];
  return `- ${codeSpan(option)}${text ? `: ${text}` : ""}`;
}

function renderParameters({ operation }: Model): string[] {
  const { parameters, body } = operation;
  const rows = parameters.map((parameter) => {
    const { name, in: place, required, description } = parameter;
    const facts = `${place}, ${required ? "required" : "optional"}`;
    return [codeSpan(name), facts, inline(constraints(parameter, body)), inline(description)];
  });
  return [
    ...["## Parameters", table(["Name", "Place", "Type", "Meaning"], rows)],
    ...constantsOf(operation).map((text) => `Always sent: ${codeSpan(text)}.`),
    ...(body ? [bodyNote(body)] : []),
  ];
}

/** What is sent and nobody is asked for. */
function constantsOf({ headers, query, body }: OperationModel): string[] {
  return [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...query.map(([name, value]) => `?${name}=${value}`),
    ...constantsIn(body?.frame ?? [], ""),
  ];
}

function constantsIn(frame: Frame, before: string): string[] {
  return frame.flatMap(([name, part]) => {
    if (part.kind === "frame") return constantsIn(part.frame, `${before}${name}.`);
    return part.kind === "constant" ? [`${before}${name}: ${JSON.stringify(part.value)}`] : [];
  });
}

function bodyNote({ mediaType, required, description }: BodyModel): string {
  const when = required ? "" : " where one of its parameters is given";
  return `The body is sent as ${codeSpan(mediaType)}${when}. ${inline(description)}`.trim();
}

function renderAnswers({ operation, rateLimitReset }: Model): string[] {
  const rows = operation.responses.map((response) => [
    String(response.status),
    inline(response.description),
    [
      `**${outcomeOf(response.status)}**`,
      ...exceptions(response, operation.absent, operation.failed),
    ].join("; "),
  ]);
  const absent =
    operation.absent.length > 0
      ? "An answer that says that there is no such member is an error too, with `absent: true`: this call removed nobody."
      : "The provider documents no answer for a member who is not there, so `absent` is never true.";
  const legend =
    "**refused**: this call removed nothing. **unknown**: it may or may not have been removed. What never reached the provider is **not-sent**. `switch (error.status)` gives `error.body` the documented type.";
  const limits = rateLimitReset
    ? `The header ${codeSpan(rateLimitReset.header)} says when a caller may try again (${rateLimitReset.unit === "seconds" ? "seconds to wait" : "seconds since the epoch"}).`
    : "The provider documents no rate-limit header of its own; `Retry-After` is read where it is sent.";
  return ["## Answers", table(["Status", "Meaning", "Outcome"], rows), legend, absent, limits];
}

function exceptions(
  { status }: ResponseModel,
  absent: readonly MatcherModel[],
  failed: readonly MatcherModel[],
): string[] {
  const of = (matchers: readonly MatcherModel[]) =>
    matchers.filter((matcher) => matcher.status === status).map(condition);
  return [
    ...of(absent).map((text) => `no such member${text}`),
    ...of(failed).map((text) => `**refused**${text}`),
  ];
}

function condition({ pointer, equals, startsWith }: MatcherModel): string {
  if (pointer === undefined) return "";
  if (startsWith !== undefined)
    return ` where ${codeSpan(pointer)} begins with ${codeSpan(startsWith)}`;
  return equals === undefined
    ? ` where there is ${codeSpan(pointer)}`
    : ` where ${codeSpan(pointer)} is ${codeSpan(JSON.stringify(equals))}`;
}

function renderServers({ servers }: Model): string[] {
  const lines = servers.map(({ url, description, variables }, index) => {
    const names = variables
      .map((variable) => codeSpan(`${variable.name}: ${variable.default}`))
      .join(", ");
    const facts = [inline(description), names && `Option \`server\`: ${names}.`]
      .filter(Boolean)
      .join(" ");
    return `- ${codeSpan(url)}${index === 0 ? " (default)" : ""}${facts ? `: ${facts}` : ""}`;
  });
  return [
    "## Base URL",
    lines.join("\n"),
    "The option `baseUrl` sets another: a self-hosted installation, a gateway, or a mock server.",
  ];
}

function renderBehaviour({ names }: Model): string[] {
  const lines = [
    "- An id that would change the path of the request is refused before anything is sent.",
    "- Redirects are never followed, and credentials go to `https:` or loopback only.",
    "- A 429, a 503 and a request that provably never left are tried again, twice, after as long as the provider asks for (up to a minute) or a short random while. Nothing else is, unless the option `retry` says so. Once an attempt may have removed the member, the call ends as removed or as **unknown**.",
    `- A call resolves when it removed the member and throws ${codeSpan(names.error)} otherwise; only the caller's own abort passes through.`,
  ];
  return ["## How it behaves", lines.join("\n")];
}
