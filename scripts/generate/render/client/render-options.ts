import type { Model } from "../../model/model.ts";
import { exampleUrl, type Server, type Variable } from "../../model/servers.ts";
import { docstring, identifier, join, type Source, source } from "../source-code.ts";

/** Whether a client fills the variables of its server's URL. */
export function hasVariables(server: Server | undefined): boolean {
  return server !== undefined && !server.required && server.variables.length > 0;
}

/** Whether the caller has to say where the provider is. */
export function needsServer(server: Server | undefined): boolean {
  return server?.required || hasRequired(server?.variables ?? []);
}

function hasRequired(variables: readonly Variable[]): boolean {
  return variables.some(({ required }) => required);
}

/** The client's options, with those that say where the provider is. */
export function renderOptions(model: Model): Source {
  const { names, servers } = model;
  const credentials = model.alternatives.some(({ length }) => length > 0);
  const parts = [
    source`ClientOptions`,
    ...(credentials ? [identifier(names.credentials)] : []),
    ...servers.slice(0, 1).flatMap(serverOptions),
  ];
  return source`/** The options of {@link ${identifier(names.create)}}. */
export type ${identifier(names.options)} = ${join(parts, " & ")};\n`;
}

function serverOptions(server: Server): Source[] {
  const { url, variables } = server;
  if (server.required) {
    const text = docstring(`Where the provider is, such as ${exampleUrl(server)}`);
    return [source`{\n${text}baseUrl: string;\n}`];
  }
  if (variables.length === 0) return [];
  const members = source`{\n${join(variables.map(variableOption), "")}}`;
  const text = docstring(`The variables of the server's URL, ${url}`);
  if (!hasRequired(variables)) return [source`{\n${text}server?: ${members} | undefined;\n}`];
  return [
    source`({\n${text}server: ${members};\nbaseUrl?: undefined;\n} | {\n${docstring("Where the provider is, in place of `server`.")}baseUrl: string;\nserver?: undefined;\n})`,
  ];
}

function variableOption(variable: Variable): Source {
  const choices = variable.enum?.map((value) => source`${value}`);
  const type = choices === undefined ? source`string` : join(choices, " | ");
  const example = variable.required ? "Such as" : "Default:";
  const text = docstring(
    [variable.description, `${example} ${variable.default}`].filter(Boolean).join(" "),
  );
  return variable.required
    ? source`${text}${variable.name}: ${type};\n`
    : source`${text}${variable.name}?: ${type} | undefined;\n`;
}
