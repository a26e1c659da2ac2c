import { isExchanged } from "../support/credentials.ts";
import { byPlace, valuesOf } from "../support/parameters.ts";
import type { Provider } from "../support/providers.ts";
import { type Credentials, mistakesOf } from "./mistakes.ts";

/**
 * A strict user's program for one provider, made from its spec: it makes both forms of a call, asserts the types
 * of data and errors, and holds what must not compile, each line under `@ts-expect-error`.
 * It exports `remove(baseUrl, tokenUrl)`, which gives the outcomes of two removals of one member.
 *
 * @param credentials each way to give credentials.
 */
export function renderProgram(provider: Provider, credentials: readonly Credentials[]): string {
  const { packageName, factory, operation, document } = provider;
  const isError = factory.replace(/^create/, "is").replace(/Client$/, "Error");
  const values = valuesOf(operation, "all");
  const parameters = JSON.stringify(values);
  const clients = credentials.map((given) => {
    const tokenUrl = isExchanged(document, given) ? ", tokenUrl" : "";
    return `${factory}({ ...${JSON.stringify(given)}, baseUrl${tokenUrl} })`;
  });
  return `import {
  ${factory},
  deleteMemberOperation,
  ${isError},
  type operations,
} from "${packageName}";

type Responses = operations["deleteMember"]["responses"];
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<Statement extends true>(_statement?: Statement): void {}

const parameters = ${parameters};

export async function remove(baseUrl: string, tokenUrl: string): Promise<string[]> {
  const outcomes: string[] = [];
  const clients = [${clients.join(", ")}, ${clients[0]}];
  for (const client of clients) {
    try {
      const { data, response, requestId, attempts } = await client.deleteMember(parameters);
      holds<Same<typeof data, ${dataOf(provider)}>>();
      holds<Same<typeof response, Response>>();
      holds<Same<typeof requestId, string | undefined>>();
      holds<Same<typeof attempts, number>>();
      outcomes.push("removed");
    } catch (error) {
      if (!${isError}(error)) throw error;
      outcomes.push(error.outcome);
${narrowings(provider).join("\n")}
    }
  }
  return outcomes;
}

export async function typed(): Promise<Response> {
  const client = ${factory}(${JSON.stringify(credentials[0])});
  const init = { params: ${JSON.stringify(byPlace(operation, values))} };
  const { response } = await client.${operation.method}("${operation.path}", init);
  const request = await client.deleteMember.request(parameters);
  holds<Same<typeof request, Request>>();
  holds<Same<typeof deleteMemberOperation.method, "${operation.method}">>();
  return response;
}

export async function mistakes(): Promise<void> {
  const client = ${factory}(${JSON.stringify(credentials[0])});
${mistakesOf(provider, credentials).join("\n")}
}
`;
}

/** The type of a status's documented body, from the package's own schema; \`unknown\` where there is none. */
function bodyOf(provider: Provider, status: string): string {
  const { content = {} } = provider.operation.definition.responses[status] ?? {};
  const types = Object.keys(content).map((type) => `Responses[${status}]["content"]["${type}"]`);
  return types.join(" | ") || "unknown";
}

/** A 204 and a 205 have no body, whatever is documented (RFC 9110 §15.3.5). */
function dataOf(provider: Provider): string {
  const statuses = Object.keys(provider.operation.definition.responses);
  const successes = statuses.filter((status) => /^2\d\d$/.test(status) && !/^20[45]$/.test(status));
  const types = successes.map((status) => bodyOf(provider, status));
  return [...types.filter((type) => type !== "unknown"), "undefined"].join(" | ");
}

/** `switch (error.status)`: each documented status has its body's type, any other one `unknown`. */
function narrowings(provider: Provider): string[] {
  const { responses } = provider.operation.definition;
  const undocumented = ["418", "451", "599", "302", "0"].filter((status) => !(status in responses));
  const cases = [...Object.keys(responses), ...undocumented].map(
    (status) => `        case ${status}:
          holds<Same<typeof error.body, ${bodyOf(provider, status)}>>();
          holds<Same<typeof error.name, "ApiError">>();
          holds<Same<typeof error.absent, boolean>>();
          break;`,
  );
  const names = '"InvalidRequestError" | "ConnectionError" | "TimeoutError"';
  return [
    ...["      switch (error.status) {", ...cases],
    ...["        case undefined:", `          holds<Same<typeof error.name, ${names}>>();`],
    ...[
      "      }",
      '      if (error.name === "ApiError") holds<Same<typeof error.body, unknown>>();',
    ],
  ];
}
