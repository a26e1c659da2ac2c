import { createMockServer, type MockProvider } from "@offboard/mock-server";
import { runProgram } from "../packed/pnpm.ts";
import { type Leaver, leaverOf, tokenOption } from "../support/leaver.ts";
import type { Provider } from "../support/providers.ts";
import { fixOfRuntime } from "./changes.ts";
import type { User } from "./project.ts";

/** What a user's program came to. */
export interface Removal {
  /** How many are members still; there was one at each provider. */
  readonly members: number;
  /** Package and version, as the providers were told by each request. */
  readonly userAgents: readonly string[];
  /** What the requests had that the specs do not allow. */
  readonly problems: readonly string[];
  /** Whether the fix of the runtime was there. */
  readonly fixed: boolean;
}

/**
 * Runs a program in a user's project that removes a member from each of the providers, as the mock server plays them.
 * In a project of CommonJS modules it takes the packages with `require`.
 *
 * @param node the program that runs it; by default, the Node of the tests.
 */
export async function removeMembers(
  user: User,
  providers: readonly Provider[],
  node: string = process.execPath,
): Promise<Removal> {
  const specs = Object.fromEntries(providers.map(({ slug, spec }) => [slug, spec]));
  const mock = createMockServer({ specs });
  const server = await mock.listen();
  try {
    const calls: Call[] = [];
    for (const provider of providers) {
      const { slug, packageName, factory } = provider;
      const played = mock.provider(slug);
      const { parameters, organization, member } = await leaverOf(provider);
      played.add(organization, member);
      const [credentials = {}] = played.credentials;
      const options = {
        ...{ ...credentials, baseUrl: server.baseUrl(slug) },
        ...tokenOption(credentials, server.tokenUrl(slug)),
      };
      calls.push({ packageName, factory, options, parameters, played, organization });
    }
    const program = programOf(user);
    user.write(program, renderProgram(calls, user.type));
    const printed = await runProgram(node, [program], user.folder);
    const left = calls.flatMap(({ played, organization }) => played.members(organization));
    const requests = calls.flatMap(({ played }) => [...played.requests]);
    return {
      members: left.length,
      userAgents: requests.flatMap(({ headers }) =>
        headers.flatMap(([name, value]) => (/^user-agent$/i.test(name) ? value : [])),
      ),
      problems: requests.flatMap(({ problems }) => problems),
      ...(JSON.parse(printed) as { fixed: boolean }),
    };
  } finally {
    await server.close();
  }
}

/** The file of the program that a user ran last. */
export const programOf = ({ type }: User): string =>
  type === "module" ? "remove.ts" : "remove.js";

interface Call {
  readonly packageName: string;
  readonly factory: string;
  readonly options: object;
  readonly parameters: object;
  readonly played: MockProvider;
  readonly organization: Leaver["organization"];
}

function renderProgram(calls: readonly Call[], type: "module" | "commonjs"): string {
  const take = ({ packageName, factory }: Call): string =>
    type === "module"
      ? `import { ${factory} } from "${packageName}";`
      : `const { ${factory} } = require("${packageName}");`;
  const lines = calls.map(
    ({ factory, options, parameters }) =>
      `  await ${factory}(${JSON.stringify(options)}).deleteMember(${JSON.stringify(parameters)});`,
  );
  const fixed = `Symbol.for(${JSON.stringify(fixOfRuntime)}) in globalThis`;
  return [
    ...[...calls.map(take), "async function run() {", ...lines],
    ...[`  console.log(JSON.stringify({ fixed: ${fixed} }));`, "}", "run();", ""],
  ].join("\n");
}
