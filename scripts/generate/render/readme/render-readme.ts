import type { BodyModel, BodyTemplate, Model, OperationModel } from "../../model/model.ts";
import type { Format } from "../format.ts";
import { constraints } from "./describe-value.ts";
import { blockquote, codeBlock, codeSpan, inline, link, paragraphs, table } from "./markdown.ts";
import { renderAnswers } from "./render-answers.ts";
import { renderCalls, renderCredentials, renderServers } from "./render-client-options.ts";
import { renderExample } from "./render-example.ts";
import { warning } from "./wording.ts";

/** The text of `README.md`. */
export function renderReadme(model: Model, format: Format): string {
  const { names, title, operation } = model;
  const programs = [renderExample(model), ...renderCalls(model)];
  const [example = "", ...calls] = formatTogether(programs, format);
  const blocks = [
    `# ${codeSpan(names.packageName)}`,
    ...(model.retired === undefined ? [] : [`**Deprecated.** ${inline(model.retired)}`]),
    blockquote([`**${warning(operation)}**`, ...paragraphs(operation.description)]),
    `${inline(operation.summary.replace(/\.$/, ""))}, with a typed call that is safe to point at production. ${inline(model.about)}`.trimEnd(),
    ...["## Install", codeBlock("sh", `npm install ${names.packageName}`)],
    "An ES module for Node 20.19, 22.12 and later, with types for TypeScript 5.4 and later.",
    ...["## Use", codeBlock("ts", example)],
    ...renderCredentials(model, calls),
    ...renderParameters(model),
    ...renderAnswers(model),
    ...renderServers(model),
    ...renderBehaviour(model),
    "## Links",
    [
      `- ${link(inline(model.docs.description || `${title}'s documentation`), model.docs.url)}`,
      `- The OpenAPI document that this package is generated from, version ${codeSpan(model.documentVersion)}: ${codeSpan(`${names.packageName}/openapi.json`)}`,
      `- ${link("Offboard", "https://github.com/offboard/offboard")}: all options, what each error means, and the packages for other providers`,
    ].join("\n"),
    ...["## Licence", `MIT. Not an official package of ${inline(title)}.`],
  ];
  return `${blocks.join("\n\n")}\n`;
}

const mark = "// -----\n";

/** Programs as if each were formatted by itself, which takes much longer. None has a text of several lines. */
function formatTogether(programs: readonly string[], format: Format): string[] {
  const parts = format("example.ts", programs.join(mark)).split(mark);
  if (parts.length !== programs.length) throw new Error("A program has a line that parts others.");
  return parts;
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

function constantsIn(frame: BodyTemplate, before: string): string[] {
  return frame.flatMap(([name, part]) => {
    if (part.kind === "frame") return constantsIn(part.frame, `${before}${name}.`);
    return part.kind === "constant" ? [`${before}${name}: ${JSON.stringify(part.value)}`] : [];
  });
}

function bodyNote({ mediaType, required, description }: BodyModel): string {
  const when = required ? "" : " where one of its parameters is given";
  return `The body is sent as ${codeSpan(mediaType)}${when}. ${inline(description)}`.trim();
}

function renderBehaviour({ names, alternatives }: Model): string[] {
  const isExchanged = alternatives.flat().some(({ kind }) => kind === "clientCredentials");
  const renewal = isExchanged
    ? " A 401 leads to one new exchange of the client credentials, and with it to one more attempt."
    : "";
  const lines = [
    "- The client refuses an id that would change the path of the request. Nothing is sent then.",
    "- The client never follows redirects, and sends credentials only to `https:` URLs or to loopback.",
    `- Retries: up to two, after a 429, a 503, or a request that certainly was not sent. The client waits as long as the provider asks (at most a minute), or else a short random time. It does not retry other failures unless you set \`retry\`.${renewal} Once an attempt may have removed the member, the call ends as removed or as **unknown**.`,
    `- A call resolves only if it removed the member. Otherwise it throws ${codeSpan(names.error)}, or the reason of your own abort signal.`,
  ];
  return ["## How it behaves", lines.join("\n")];
}
