import { isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import type { Repository } from "./repository.ts";

export type Bump = "major" | "minor" | "patch";

/** A change of one package: what a maintainer does, and the release that it has to come to. */
export interface Change {
  readonly packageName: string;
  readonly bump: Bump;
  /** What a user reads in the changelog. */
  readonly summary: string;
  /** Whether the package is written by hand, and so its changeset. */
  readonly isByHand?: true;
  make(repository: Repository): void;
}

/** A sentence more in the operation's description. */
export function documentationFix(slug: string): Change {
  const sentence = "A member who was removed by mistake has to be invited again.";
  return {
    ...{ packageName: `@offboard/${slug}`, bump: "patch" },
    summary: "The documentation has changed; the code has not.",
    make: (repository) =>
      editOperation(repository, slug, (operation) =>
        operation.set("description", `${operation.get("description") ?? ""}\n${sentence}\n`),
      ),
  };
}

/** A query parameter that a caller may, or must, give. */
export function newParameter(slug: string, required: boolean): Change {
  const place = { name: "reason", in: "query", required };
  const parameter = { ...place, description: "For the audit log.", schema: { type: "string" } };
  const bump = required ? "major" : "minor";
  return {
    ...{ packageName: `@offboard/${slug}`, bump },
    summary: `The parameter \`reason\` is new, and ${required ? "required" : "optional"}.`,
    make: (repository) =>
      editOperation(repository, slug, (operation, document) => {
        const parameters = operation.get("parameters");
        if (!isSeq(parameters)) operation.set("parameters", document.createNode([parameter]));
        else parameters.add(document.createNode(parameter));
      }),
  };
}

/** What a program can ask for to know whether it runs with the fix. */
export const fixOfRuntime = "offboard.rehearsal.fix";

/** A change inside the runtime that its types do not show. */
export function runtimeFix(): Change {
  const line = `(globalThis as Record<symbol, unknown>)[Symbol.for("${fixOfRuntime}")] = true;`;
  return {
    ...{ packageName: "@offboard/runtime", bump: "patch", isByHand: true },
    summary: "A call does what it should where it did not.",
    make: (repository) =>
      repository.edit("packages/runtime/src/index.ts", (text) => `${text}\n${line}\n`),
  };
}

/** Has the changesets of the providers computed, and writes those of what is written by hand, as a maintainer does. */
export async function describeChanges(
  repository: Repository,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  for (const { packageName, bump, summary, isByHand } of changes)
    if (isByHand)
      repository.write(
        ".changeset/by-hand.md",
        `---\n"${packageName}": ${bump}\n---\n\n${summary}\n`,
      );
  await repository.run("generate");
  await repository.run("changeset:compute");
}

type Edit = (operation: YAMLMap, document: ReturnType<typeof parseDocument>) => void;

function editOperation(repository: Repository, slug: string, edit: Edit): void {
  repository.edit(`specs/${slug}.yaml`, (text) => {
    const document = parseDocument(text);
    const paths = document.get("paths");
    const operations = (isMap(paths) ? paths.items : [])
      .flatMap(({ value }) => (isMap(value) ? value.items : []))
      .flatMap(({ value }) => (isMap(value) && value.has("operationId") ? value : []));
    for (const operation of operations) edit(operation, document);
    return document.toString({ lineWidth: 0 });
  });
}
