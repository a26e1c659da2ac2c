import { createHash } from "node:crypto";
import { globSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { parseChangesetFile } from "@changesets/parse";
import { readChangesets } from "@changesets/read";
import { writeAtomically } from "../system/write-atomically.ts";
import { highest, type Level } from "./bump-level.ts";

/** A file of `.changeset`, as far as it counts here. */
export interface Changeset {
  /** Its name without the extension. */
  readonly id: string;
  /** What it asks for, by package; nothing where it does not say why. */
  readonly levels: ReadonlyMap<string, Level | undefined>;
  /** Whether it was computed, and nobody has changed it since. */
  readonly isComputed: boolean;
  /** Its text, for the changelog. */
  readonly summary: string;
}

const pathOf = (root: string, id: string): string => join(root, ".changeset", `${id}.md`);

/** The hash is of the text: one that was edited is taken for one written by hand, and is left in peace. */
const computed = /^computed-[a-z0-9-]+-([0-9a-f]{8})$/;
const hash = (text: string): string =>
  createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex").slice(0, 8);

/** In pre-release mode, `changeset version` keeps what it has used for the release itself. */
const isUsed = (id: string): boolean => id.startsWith("pre/");

export async function listChangesets(root: string): Promise<Changeset[]> {
  const found = await readChangesets(root).catch((error: unknown) => {
    throw malformed(root) ?? error;
  });
  const sorted = found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.map(({ id, releases, summary }) => {
    const given = (isUsed(id) ? [] : releases).map(({ name, type }) => {
      return [name, type === "none" || summary.trim() === "" ? undefined : type] as const;
    });
    const mark = computed.exec(id)?.[1];
    const isComputed = mark !== undefined && mark === hash(readFileSync(pathOf(root, id), "utf8"));
    return { id, levels: new Map(given), isComputed, summary };
  });
}

/** Why the changesets can't be read, with the name of the first that can't. */
function malformed(root: string): Error | undefined {
  for (const path of globSync(".changeset/{,pre/}*.md", { cwd: root }).sort()) {
    if (basename(path) === "README.md") continue;
    try {
      parseChangesetFile(readFileSync(join(root, path), "utf8"));
    } catch (error) {
      const why = error instanceof Error ? error.message : error;
      return new Error(`${path.replaceAll("\\", "/")}: ${why}`, { cause: error });
    }
  }
  return undefined;
}

/** What changesets together ask for a package. */
export function levelGiven(
  changesets: readonly Changeset[],
  packageName: string,
): Level | undefined {
  return highest(changesets.map(({ levels }) => levels.get(packageName)));
}

/** A changeset of one package, by the name that it gets. */
export function renderChangeset(
  slug: string,
  packageName: string,
  level: Level,
  summary: string,
): { readonly id: string; readonly text: string } {
  const text = `---\n"${packageName}": ${level}\n---\n\n${summary}\n`;
  return { id: `computed-${slug}-${hash(text)}`, text };
}

export function writeChangeset(root: string, id: string, text: string): void {
  writeAtomically([[pathOf(root, id), text]]);
}

export function removeChangeset(root: string, id: string): void {
  rmSync(pathOf(root, id));
}
