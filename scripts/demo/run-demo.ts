import { join } from "node:path";
import type { createMockServer } from "../../packages/mock-server/src/index.ts";
import { slugsOf } from "../generate/read/spec-files.ts";
import { importBuilt } from "../system/built-package.ts";
import type { Progress } from "../terminal/progress.ts";
import { disagreements, type Line, type Member } from "./agreement.ts";
import { makeCall } from "./make-call.ts";
import { valuesOf } from "./parameter-values.ts";
import { people, plan, type Step } from "./plan.ts";
import { importPackage } from "./provider-packages.ts";

/** What happened. */
export interface Run {
  /** Where the mock server was. */
  readonly url: string;
  readonly lines: readonly Line[];
  /** A sentence for everything that was not as reported; empty where all agrees. */
  readonly disagreements: readonly string[];
}

const doing: Readonly<Record<Step["expected"], string>> = {
  removed: "removing a member",
  refused: "trying it with wrong credentials",
  "already gone": "removing a member who is already gone",
  unknown: "removing a member, and losing the answer",
};

/** Two products may have one name: then the slugs tell them apart. */
export function toldApart<Given extends { readonly slug: string; readonly title: string }>(
  providers: readonly Given[],
): Given[] {
  return providers.map((provider) => {
    const { slug, title } = provider;
    const isShared = providers.some((other) => other.title === title && other.slug !== slug);
    return isShared ? { ...provider, title: `${title} (${slug})` } : provider;
  });
}

/** Plays every provider of a repository on one loopback port and makes the calls of the plan, through the built packages. */
export async function run(root: string, progress: Progress): Promise<Run> {
  progress.step("Loading the packages and the mock server");
  const providers = toldApart(
    await Promise.all(slugsOf(root).map((slug) => importPackage(root, slug))),
  );
  const built = await importBuilt(join(root, "packages/mock-server/dist/index.js"));
  const create = built.createMockServer as typeof createMockServer;
  const specs = Object.fromEntries(providers.map(({ slug, document }) => [slug, document]));
  const mock = create<string>({ specs });
  for (const provider of providers) {
    for (const { organization, member } of people.map((person) => valuesOf(provider, person))) {
      mock.provider(provider.slug).add(organization, member);
    }
  }
  const membersNow = (): Member[] =>
    providers.flatMap(({ slug }) =>
      mock
        .provider(slug)
        .list()
        .map(({ member }) => ({ provider: slug, id: member })),
    );
  const start = membersNow();
  const server = await mock.listen();
  try {
    const steps = plan(providers);
    progress.step(`Removing members: ${steps.length} calls`);
    const calls: Omit<Line, "after">[] = [];
    for (const [index, step] of steps.entries()) {
      const { slug, title } = step.provider;
      progress.part(`[${index + 1}/${steps.length}] ${title}: ${doing[step.expected]}`);
      const baseUrl = server.baseUrl(slug);
      const tokenUrl = server.tokenUrl(slug);
      calls.push(await makeCall(step, { mock: mock.provider(slug), baseUrl, tokenUrl }));
    }
    progress.step("Reading the members back");
    const end = membersNow();
    const lines = calls.map((call) => ({
      ...call,
      after: end.some(({ provider, id }) => provider === call.provider && id === call.id),
    }));
    return { url: server.url, lines, disagreements: disagreements(lines, start, end) };
  } finally {
    await server.close();
    progress.end();
  }
}
