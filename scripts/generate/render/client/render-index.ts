import type { Model } from "../../model/model.ts";
import { warning } from "../readme/wording.ts";
import { comment, docstring, identifier, join, type Source, source } from "../source-code.ts";
import { needsNoCredentials, renderCredentials } from "./render-credentials.ts";
import { renderDefinition } from "./render-definition.ts";
import { renderFacts } from "./render-facts.ts";
import { renderImports } from "./render-imports.ts";
import { needsServer, renderOptions } from "./render-options.ts";
import { renderData, renderParameters } from "./render-types.ts";

/** The text of `src/index.ts`, not yet formatted. */
export function renderIndex(model: Model): string {
  const { slug } = model.names;
  const header = comment(
    `Generated from specs/${slug}.yaml by \`pnpm generate\`. Do not edit it: change the spec.`,
  );
  const parts = [
    source`${header}${renderImports(model)}`,
    renderParameters(model),
    renderData(model),
    renderCredentials(model),
    renderOptions(model),
    renderClient(model),
    renderFactory(model),
    renderGuard(model),
    renderFacts(model),
  ];
  return join(parts, "\n").code;
}

function renderClient({ names, operation, docs }: Model): Source {
  const error = identifier(names.error);
  const text = docstring(
    [
      `${operation.summary.replace(/\.$/, "")}.`,
      `**${warning(operation)}**`,
      operation.description,
    ],
    { throws: `{${names.error}} whenever this call did not remove the member.`, see: docs.url },
  );
  return source`/** Every error of this client; \`status\` tells the documented answers apart and types \`body\`. */
export type ${error} = ProviderError<${names.slug}, operations["deleteMember"]["responses"]>;

/** What {@link ${identifier(names.create)}} returns. */
export interface ${identifier(names.client)} extends TypedClient<paths> {
  ${text}deleteMember: Operation<DeleteMemberParameters, DeleteMemberData>;
}\n`;
}

function renderFactory(model: Model): Source {
  const { names, title } = model;
  const text = docstring(`Makes a client of ${title}.`, {
    ...(model.retired !== undefined && { deprecated: model.retired }),
    throws: `{${names.error}} at once, with outcome \`not-sent\`, where an option or a credential can't be used.`,
  });
  const [client, options] = [identifier(names.client), identifier(names.options)];
  const [server] = model.servers;
  const isOptional = needsNoCredentials(model) && !needsServer(server);
  const given = isOptional ? source`options: ${options} = {}` : source`options: ${options}`;
  return source`${text}export function ${identifier(names.create)}(${given}): ${client} {
  return createProviderClient<${client}>(${renderDefinition(model)}, options);
}\n`;
}

function renderGuard({ names, title }: Model): Source {
  return source`${docstring(`True for every error of a client of ${title}, whichever copy of the package made it.`)}export function ${identifier(names.isError)}(error: unknown): error is ${identifier(names.error)} {
  return isProviderError(error, ${names.slug});
}\n`;
}
