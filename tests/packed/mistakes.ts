import type { ParameterFacts } from "../../scripts/generate/render/client/render-facts.ts";
import type { Leaver } from "../support/leaver.ts";
import type { Provider, Value } from "../support/providers.ts";

/** Credentials by the names of the client's options. */
export type Credentials = Readonly<Record<string, string>>;

/** Lines of a program with a `client` that the compiler must refuse, each under `@ts-expect-error`. */
export function mistakesOf(
  provider: Provider,
  leaver: Leaver,
  credentials: readonly Credentials[],
): string[] {
  return [
    ...wrongCredentials(provider, credentials).map((given) => `${provider.factory}(${given})`),
    ...wrongParameters(provider, leaver).map((given) => `await client.deleteMember(${given})`),
    ...wrongCalls(provider, leaver).map((call) => `await client.${call}`),
  ].map((line) => `  // @ts-expect-error\n  ${line};`);
}

/**
 * None, one of several left out, two alternatives at once, no text, and an option that does not exist. An alternative may
 * be empty, and one may contain another.
 */
function wrongCredentials({ operation }: Provider, alternatives: readonly Credentials[]): string[] {
  const isAlternative = (given: Readonly<Record<string, unknown>>): boolean => {
    const names = Object.keys(given).filter((name) => given[name] !== undefined);
    return operation.credentials.some((one) => [...one].sort().join() === names.sort().join());
  };
  const incomplete = alternatives.flatMap((given) =>
    Object.keys(given).map((left) => ({ ...given, [left]: undefined })),
  );
  const mixed = alternatives.flatMap((one) =>
    alternatives
      .flatMap((other) => [
        other,
        ...Object.entries(other).map((pair) => Object.fromEntries([pair])),
      ])
      .map((more) => ({ ...one, ...more })),
  );
  const [first = {}] = alternatives;
  const wrong = [
    ...[{}, ...incomplete, ...mixed].filter((given) => !isAlternative(given)),
    ...Object.keys(first).map((option) => ({ ...first, [option]: 12 })),
    ...[{ redirect: "follow" }, { baseURL: "https://api.example" }, { timeout: "30s" }].map(
      (option) => ({ ...first, ...option }),
    ),
  ];
  return [
    ...(isAlternative({}) ? [] : ["", "undefined"]),
    // Some have no server of their own: its want is not the mistake here.
    ...wrong.map((given) => literal({ ...given, baseUrl: "https://api.example" })),
  ];
}

/** Each required parameter left out, under another name and with a value of another type. */
function wrongParameters({ operation }: Provider, { parameters: values }: Leaver): string[] {
  const wrong = Object.entries(values).flatMap(([name, value]) => {
    const { [name]: _, ...rest } = values;
    const others = otherTypes(
      operation.parameters.find((parameter) => parameter.name === name),
      value,
    );
    const given = [rest, { ...rest, [`${name}_`]: value }];
    return [...given, ...others.map((other) => ({ ...values, [name]: other }))];
  });
  const unknownName = { ...values, "no such parameter": 1 };
  return [
    "",
    "{}",
    ...wrong.map(literal),
    literal(unknownName),
    ...Object.values(values).map(literal),
  ];
}

/** Values of other types than a parameter's. One of several types, which its facts leave out, may take any of these. */
function otherTypes(facts: ParameterFacts | undefined, value: Value): Value[] {
  if (facts?.type === undefined) return [];
  // Such an integer may be given as its digits.
  const other = facts.format === "int64" ? [] : [typeof value === "string" ? 1 : `${value}`];
  return [...other, null, [value]];
}

/** Options of openapi-fetch and of `fetch` that would switch a guard off, each with a value that it has there. */
const unsafeOptions = [
  ...['redirect: "follow"', 'baseUrl: "https://api.example"', "fetch: globalThis.fetch"],
  ...['pathSerializer: () => "/"', 'querySerializer: () => ""', 'parseAs: "text"'],
  ...["middleware: []", 'method: "GET"', 'credentials: "include"'],
];

/** Options that would switch a guard off, another path, and a method that the spec does not have. */
function wrongCalls({ operation }: Provider, leaver: Leaver): string[] {
  const { method, path } = operation;
  const { parameters: values, init } = leaver;
  const given = Object.entries(init).map(([name, value]) => `${name}: ${literal(value)}`);
  return [
    ...unsafeOptions.map((option) => `deleteMember(${literal(values)}, { ${option} })`),
    ...unsafeOptions.map((option) => `${method}("${path}", { ${[...given, option].join(", ")} })`),
    `${method}("${path}")`,
    `${method}("${path}", ${literal(withoutMember(leaver))})`,
    `${method}("/another/path", ${literal(init)})`,
    `${method === "PATCH" ? "PUT" : "PATCH"}("${path}", ${literal(init)})`,
    `deleteMember.send(${literal(values)})`,
  ];
}

/** The typed call without the parameter that names the member: by its place, or without the body that it stands in. */
function withoutMember({ init, memberName }: Leaver): object {
  const { params, body } = init as { readonly params: object; readonly body?: unknown };
  const places = Object.entries(params).map(([place, values]) => {
    const { [memberName]: member, ...rest } = values;
    return { place, rest, isMember: member !== undefined };
  });
  const isInBody = places.every(({ isMember }) => !isMember);
  return {
    params: Object.fromEntries(places.map(({ place, rest }) => [place, rest])),
    ...(body !== undefined && !isInBody && { body }),
  };
}

/** A value as it is written in a program. */
export function literal(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part === undefined ? "undefined!" : part)).replaceAll(
    '"undefined!"',
    "undefined",
  );
}
