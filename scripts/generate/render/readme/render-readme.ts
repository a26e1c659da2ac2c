import type { Model } from "../../model/model.ts";
import type { OperationModel } from "../../model/operation.ts";
import type { BodyModel, BodyTemplate } from "../../model/request-body.ts";
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
      `- ${link("Offboard", "https://github.com/offboard/offboard")}, with all options, what each error means, and packages of more providers`,
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
    return [codeSpan(name), facts, inline(constraints(parameter)), inline(description)];
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
    ...constantsIn(body?.template ?? [], ""),
  ];
}

function constantsIn(template: BodyTemplate, before: string): string[] {
  return template.flatMap(([name, part]) => {
    if (part.kind === "object") return constantsIn(part.template, `${before}${name}.`);
    return part.kind === "constant" ? [`${before}${name}: ${JSON.stringify(part.value)}`] : [];
  });
}

function bodyNote({ mediaType, required, description }: BodyModel): string {
  const when = required ? "" : " where one of its parameters is given";
  return `The body is sent as ${codeSpan(mediaType)}${when}. ${inline(description)}`.trim();
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
