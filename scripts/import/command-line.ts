import { parseArgs } from "node:util";
import { list } from "../openapi/problem.ts";

/** What a person says of a provider, by flags or as answers; what is missing becomes a gap. */
export interface Given {
  readonly title?: string;
  readonly docs?: string;
  readonly server?: string;
  /** `DELETE /members/{id}` */
  readonly operation?: string;
  /** Each an alternative: `apiKey=bearer`. */
  readonly security?: readonly string[];
  /** `userId=uuid` for a parameter of the path, `notify=string query` for another. */
  readonly parameter?: readonly string[];
  /** `{"action": "remove", "user": "{uuid}"}`, a media type before it where it is another than application/json. */
  readonly body?: string;
  /** The parameter that says who is removed, where that is not the last one of the path. */
  readonly member?: string;
  /** `204 The member was removed.` */
  readonly answer?: readonly string[];
  readonly removes?: "membership" | "account";
  readonly reversible?: boolean;
}

export interface CommandLine {
  readonly slug: string;
  /** The provider's own OpenAPI document. */
  readonly from: string | undefined;
  readonly given: Given;
}

export const usage: string = [
  "Usage: pnpm new-provider <slug> --from <openapi.json|yaml> --operation <request> [flags]",
  "       pnpm new-provider <slug> [flags]",
  "",
  "  --from <file>          the provider's own OpenAPI document (2.0, 3.0 or 3.1)",
  '  --operation <request>  such as "DELETE /organizations/{orgId}/members/{userId}"',
  "  --title <name>         the provider's name as it spells it",
  "  --docs <url>           the provider's page on the operation",
  "  --server <url>         the base URL; https://{tenant}.example.com where each customer has a host",
  '  --security <how>       "apiKey=bearer", "apiKey=header X-Api-Key", "apiKey=query api_key", "apiKey=cookie sid",',
  '                         "apiKey=scheme GenieKey", "apiKey=header Authorization prefix=\\"Token token=\\"",',
  '                         "login=basic", "apiKey=basic password=\\"\\"" (the key is the user name), "none",',
  '                         "oauth2=client-credentials <token URL> [scope …]"; again for an alternative,',
  '                         " + " between what is sent together',
  '  --parameter <type>     "userId=uuid" (string, integer, uuid, email); "notify=string query" for one outside of the path',
  '  --body <example>       {"action":"remove","user":"{uuid}"}: in quotes and braces what varies, with ? what may be left out;',
  "                         the media type before it where that is not application/json",
  "  --member <name>        the parameter that says who is removed, where that is not the last one of the path",
  '  --answer <status>      "204 The member was removed.", "4XX Refused."; again for each documented one',
  "  --removes <what>       membership or account",
  "  --reversible <whether> true or false",
].join("\n");

const one = { type: "string" } as const;
const several = { type: "string", multiple: true } as const;
const options = {
  ...{ from: one, operation: one, title: one, docs: one, server: one },
  ...{ security: several, parameter: several, body: one, member: one, answer: several },
  ...{ removes: one, reversible: one },
};

/** Reads the command line. Throws a sentence for what can't be understood. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { positionals, values } = parse(args);
  const [slug, ...more] = positionals;
  if (slug === undefined || more.length > 0)
    throw new Error(
      `Expected one slug, such as \`cal-com\`, found ${list(positionals)}.\n${usage}`,
    );
  const { from, removes, reversible, ...rest } = values;
  const what = choice("removes", removes, ["membership", "account"] as const);
  const whether = choice("reversible", reversible, ["true", "false"] as const);
  const given = {
    ...rest,
    ...(what !== undefined && { removes: what }),
    ...(whether !== undefined && { reversible: whether === "true" }),
  };
  return { slug, from, given };
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

function parse(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const [problem] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new Error(`${problem}.\n${usage}`);
  }
}

/** One of a few words, or a sentence that says which. */
export function choice<T extends string>(
  flag: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  const found = allowed.find((word) => word === value);
  if (value !== undefined && found === undefined)
    throw new Error(`Expected one of ${list(allowed)} for --${flag}, found ${list([value])}.`);
  return found;
}
