import type { Leaver } from "../support/leaver.ts";
import type { Provider } from "../support/providers.ts";

/** Credentials by the names of the client's options. */
export type Credentials = Readonly<Record<string, string>>;

/** Lines of a program with a `client` that the compiler must refuse, each under `@ts-expect-error`. */
export function mistakesOf(
  provider: Provider,
  leaver: Leaver,
  credentials: readonly Credentials[],
): string[] {
  return [
    ...wrongCredentials(credentials).map((given) => `${provider.factory}(${given})`),
    ...wrongParameters(leaver).map((given) => `await client.deleteMember(${given})`),
    ...wrongCalls(provider, leaver).map((call) => `await client.${call}`),
  ].map((line) => `  // @ts-expect-error\n  ${line};`);
}

/** None, one of several left out, two alternatives at once, no text, and an option that does not exist. */
function wrongCredentials(alternatives: readonly Credentials[]): string[] {
  const isAlternative = (given: object): boolean =>
    alternatives.some((one) => Object.keys(one).sort().join() === Object.keys(given).sort().join());
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
  return [
    ...["", "{}", "undefined"],
    ...incomplete.map(literal),
    ...mixed.filter((given) => !isAlternative(given)).map(literal),
    ...Object.keys(first).map((option) => literal({ ...first, [option]: 12 })),
    literal({ ...first, redirect: "follow" }),
    literal({ ...first, baseURL: "https://api.example" }),
    literal({ ...first, timeout: "30s" }),
  ];
}

/** Each required parameter left out, under another name and with a value of another type. */
function wrongParameters({ parameters: values }: Leaver): string[] {
  const wrong = Object.entries(values).flatMap(([name, value]) => {
    const { [name]: _, ...rest } = values;
    const otherType = typeof value === "string" ? 1 : `${value}`;
    const given = [rest, { ...rest, [`${name}_`]: value }, { ...values, [name]: otherType }];
    return [...given, { ...values, [name]: null }, { ...values, [name]: [value] }];
  });
  const unknownName = { ...values, member: 1 };
  return [
    "",
    "{}",
    ...wrong.map(literal),
    literal(unknownName),
    ...Object.values(values).map(literal),
  ];
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
  const { parameters: values, memberName } = leaver;
  const { params } = leaver.init as { readonly params: { readonly path?: object } };
  const { [memberName]: _, ...incomplete } = { ...params.path } as Record<string, unknown>;
  return [
    ...unsafeOptions.map((option) => `deleteMember(${literal(values)}, { ${option} })`),
    ...unsafeOptions.map(
      (option) => `${method}("${path}", { params: ${literal(params)}, ${option} })`,
    ),
    `${method}("${path}")`,
    `${method}("${path}", ${literal({ params: { ...params, path: incomplete } })})`,
    `${method}("/another/path", ${literal({ params })})`,
    `${method === "PATCH" ? "PUT" : "PATCH"}("${path}", ${literal({ params })})`,
    `deleteMember.send(${literal(values)})`,
  ];
}

function literal(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part === undefined ? "undefined!" : part)).replaceAll(
    '"undefined!"',
    "undefined",
  );
}
