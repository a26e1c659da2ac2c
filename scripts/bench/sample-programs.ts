import { valuesOf } from "../demo/parameter-values.ts";
import type { ProviderPackage } from "../demo/provider-packages.ts";
import { credentialHeaders, serverUrl, shortestOf } from "./bare-call.ts";

/** One provider's call in two ways: as expressions that a program is put together from. */
export interface Way {
  readonly imports: string;
  /** Makes the client. `more` are options to add. */
  readonly create: (more?: string) => string;
  /** Awaits the call, and throws where the member was not removed. */
  readonly call: string;
}

const secret = "0123456789abcdef";

/** With the provider's package. */
export function ours(provider: ProviderPackage, client = "client"): Way {
  const { slug, factory, model } = provider;
  const options = shortestOf(model).flatMap((part) => part.options);
  const credentials = Object.fromEntries(options.map((option) => [option, secret]));
  const { parameters } = valuesOf(provider, 1);
  return {
    imports: `import { ${factory} } from "@offboard/${slug}";\n`,
    create: (more = "") => `const ${client} = ${factory}({ ...${json(credentials)}${more} });\n`,
    call: `const { data } = await ${client}.deleteMember(${json(parameters)});\n`,
  };
}

/** With openapi-fetch alone: what a careful user would write, and no more. */
export function bare(provider: ProviderPackage): Way {
  const { model } = provider;
  const { operation } = model;
  const { parameters } = valuesOf(provider, 1);
  const params: Record<string, Record<string, unknown>> = {};
  for (const { name, in: place } of operation.parameters) {
    if (name in parameters) params[place] = { ...params[place], [name]: parameters[name] };
  }
  const options = {
    baseUrl: serverUrl(model),
    headers: { ...credentialHeaders(shortestOf(model), secret), ...operation.headers },
  };
  return {
    imports: `import createClient from "openapi-fetch";\nimport type { paths } from "./schema.ts";\n`,
    create: (more = "") => `const client = createClient<paths>({ ...${json(options)}${more} });\n`,
    call: [
      `const { data, error, response } = await client.${operation.method}(${json(operation.path)}, { params: ${json(params)} });\n`,
      'if (!response.ok) throw new Error(response.status + " " + JSON.stringify(error));\n',
    ].join(""),
  };
}

/** A program that makes the call and prints what it gave. */
export function program({ imports, create, call }: Way): string {
  return `${imports}${create()}${call}console.log(data);\n`;
}

/** One program that makes the calls of several providers. */
export function programOfAll(providers: readonly ProviderPackage[]): string {
  const ways = providers.map((provider) => ours(provider));
  const blocks = ways.map(({ create, call }) => `{\n${create()}${call}console.log(data);\n}\n`);
  return [...ways.map(({ imports }) => imports), ...blocks].join("");
}

/** A module whose `make` takes more options of the client and gives a function that makes the call. */
export function module({ imports, create, call }: Way): string {
  return `${imports}export const make = (options: object) => {
${create(", ...options")}return async () => { ${call}return data; };
};\n`;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
