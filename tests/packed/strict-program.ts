import type { MockProvider } from "@offboard/mock-server";
import { type Leaver, tokenOption } from "../support/leaver.ts";
import type { Provider } from "../support/providers.ts";
import { literal, mistakesOf } from "./mistakes.ts";

/**
 * A strict user's program for one provider, made from its spec: it makes both forms of a call, asserts the types
 * of data and errors, and holds what must not compile, each line under `@ts-expect-error`.
 * It exports `remove(baseUrl, tokenUrl)`, which gives the outcomes of two removals of one member.
 *
 * @param played the provider as the mock server plays it: each way to give credentials, and whether there is a token URL.
 */
export function renderProgram(
  provider: Provider,
  leaver: Leaver,
  { credentials, tokenUrl }: MockProvider,
): string {
  const { packageName, factory, operation } = provider;
  const isError = factory.replace(/^create/, "is").replace(/Client$/, "Error");
  const clients = credentials.map((given) => {
    const option = tokenOption(given, tokenUrl()).tokenUrl ? ", tokenUrl" : "";
    return `${factory}({ ...${JSON.stringify(given)}, baseUrl${option} })`;
  });
  // Some have no server of their own.
  const options = literal({ ...credentials[0], baseUrl: "https://api.example" });
  return `import {
  ${factory},
  type DeleteMemberParameters,
  deleteMemberOperation,
  ${isError},
  type operations,
} from "${packageName}";

type Responses = operations["deleteMember"]["responses"];
type Contents<Status extends keyof Responses> = Responses[Status] extends { content: infer All }
  ? All[keyof All]
  : unknown;
type Documented<Status extends keyof Responses> = unknown extends Contents<Status>
  ? never
  : Contents<Status>;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<Statement extends true>(_statement?: Statement): void {}

const parameters: DeleteMemberParameters = ${literal(leaver.parameters)};

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
  const client = ${factory}(${options});
  const { response } = await client.${operation.method}("${operation.path}", ${literal(leaver.init)});
  const request = await client.deleteMember.request(parameters);
  holds<Same<typeof request, Request>>();
  holds<Same<typeof deleteMemberOperation.method, "${operation.method}">>();
  return response;
}

export async function mistakes(): Promise<void> {
  const client = ${factory}(${options});
${mistakesOf(provider, leaver, credentials).join("\n")}
}
`;
}

/** The type of a status's documented body, from the package's own schema; `unknown` where there is none. */
function bodyOf({ operation: { statuses } }: Provider, status: number): string {
  if (statuses.includes(status)) return `Contents<${status}>`;
  const range = `${Math.floor(status / 100)}XX`;
  if (statuses.includes(range)) return `Contents<"${range}">`;
  const isDefault = statuses.includes("default") && status >= 400 && status < 600;
  return isDefault ? 'Contents<"default">' : "unknown";
}

/** A 204 and a 205 have no body, whatever is documented (RFC 9110 §15.3.5). */
function dataOf({ operation: { statuses } }: Provider): string {
  const successes = statuses.filter((status) => /^2\d\d$/.test(`${status}`));
  const withBody = successes.filter((status) => status !== 204 && status !== 205);
  return [...withBody.map((status) => `Documented<${status}>`), "undefined"].join(" | ");
}

/** `switch (error.status)`: each documented status has its body's type, any other one `unknown`. */
function narrowings(provider: Provider): string[] {
  const { statuses } = provider.operation;
  const documented = statuses.filter((status) => typeof status === "number");
  const undocumented = [418, 451, 599, 302, 0].filter((status) => !documented.includes(status));
  const cases = [...documented, ...undocumented].map(
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
