import type { Model } from "../../model/model.ts";
import { exampleUrl } from "../../model/servers.ts";
import { identifier, join, nothing, type Source, source } from "../source-code.ts";
import { exampleOf } from "./example-value.ts";

/** The name of an environment variable: `CAL_COM_API_KEY` of `cal-com` and `apiKey`. */
export function environmentVariable(slug: string, option: string): string {
  return `${slug}-${option.replace(/[A-Z]/g, (letter) => `-${letter}`)}`
    .replaceAll("-", "_")
    .toUpperCase();
}

/** The options of an example: the credentials of an alternative, from the environment, and where the provider is. */
export function exampleOptions(model: Model, options: readonly string[]): Source {
  const credentials = options.map((option) => {
    const variable = identifier(environmentVariable(model.names.slug, option));
    return source`${identifier(option)}: process.env.${variable}!`;
  });
  const members = [...credentials, ...exampleServer(model)];
  return members.length === 0 ? nothing : source`{ ${join(members, ", ")} }`;
}

/** What has no default: the base URL, or variables of it. */
function exampleServer({ servers: [server] }: Model): Source[] {
  if (server?.required) return [source`baseUrl: ${exampleUrl(server)}`];
  const required = server?.variables.filter((variable) => variable.required) ?? [];
  const values = required.map((variable) => [variable.name, variable.default]);
  return values.length === 0 ? [] : [source`server: ${Object.fromEntries(values)}`];
}

/** A program that removes a member and says what is known when it could not. Not yet formatted. */
export function renderExample(model: Model): string {
  const {
    names,
    operation,
    alternatives: [alternative = []],
  } = model;
  const required = operation.parameters.filter((parameter) => parameter.required);
  const given = required.map(
    (parameter, index) => source`${parameter.name}: ${exampleOf(parameter, index + 1)}`,
  );
  const absent = source`if (error.name === "ApiError" && error.absent) console.log("There was no such member");
  else `;
  return source`import { ${identifier(names.create)}, ${identifier(names.isError)} } from ${names.packageName};

const client = ${identifier(names.create)}(${exampleOptions(
    model,
    alternative.flatMap(({ options }) => options),
  )});

try {
  const { response, requestId } = await client.deleteMember({ ${join(given, ", ")} });
  console.log("Removed", response.status, requestId);
} catch (error) {
  if (!${identifier(names.isError)}(error)) throw error;
  // "refused": not removed. "unknown": it may have been removed. "not-sent": the provider never got it.
  ${operation.absent.length ? absent : nothing}console.error(error.outcome, error.message);
}
`.code;
}
