import type { MockServer } from "@offboard/mock-server";
import { leaverOf } from "../support/leaver.ts";
import type { Provider } from "../support/providers.ts";
import { runProgram } from "./pnpm.ts";
import { renderProgram } from "./strict-program.ts";

/** Writes a strict user's program for each provider, as an ES module and as CommonJS. */
export async function writePrograms(
  write: (name: string, text: string) => void,
  providers: readonly Provider[],
  mock: MockServer<string>,
): Promise<void> {
  for (const provider of providers) {
    const played = mock.provider(provider.slug);
    const program = renderProgram(provider, await leaverOf(provider), played);
    for (const extension of ["ts", "cts"]) write(`${provider.slug}.${extension}`, program);
  }
}

/**
 * Runs the programs in one process, each against its provider with one member. Gives by slug what the calls came to, and
 * who is left; and what is wanted.
 */
export async function runPrograms(
  folder: string,
  providers: readonly Provider[],
  mock: MockServer<string>,
): Promise<{ readonly found: object; readonly wanted: object }> {
  const server = await mock.listen();
  try {
    const calls: string[] = [];
    for (const provider of providers) {
      const { slug } = provider;
      const played = mock.provider(slug);
      const { organization, member } = await leaverOf(provider);
      played.add(organization, member);
      const given = [played.baseUrl(server.url), played.tokenUrl(server.url) ?? ""];
      const imported = `(await import("./${slug}.ts"))`;
      calls.push(`"${slug}": await ${imported}.remove(...${JSON.stringify(given)})`);
    }
    const printed = (await print(`({ ${calls.join(", ")} })`, folder)) as Record<string, unknown>;
    const bySlug = (of: (slug: string) => unknown): object =>
      Object.fromEntries(providers.map(({ slug }) => [slug, of(slug)]));
    const left = (slug: string): string[] =>
      mock
        .provider(slug)
        .list()
        .map(({ member }) => member);
    return {
      found: bySlug((slug) => ({ outcomes: printed[slug], left: left(slug) })),
      // The first way to give credentials removes; the others, and the first once more, come too late.
      wanted: bySlug((slug) => ({
        outcomes: ["removed", ...mock.provider(slug).credentials.map(() => "refused")],
        left: [],
      })),
    };
  } finally {
    await server.close();
  }
}

/** What an expression, which may wait, is in a user's project, in a process of its own. */
export async function print(expression: string, folder: string): Promise<unknown> {
  const script = `console.log(JSON.stringify(await ${expression}))`;
  const parts = ["--input-type=module", "--eval", script];
  return JSON.parse(await runProgram(process.execPath, parts, folder));
}
