import { join } from "node:path";
import { providers } from "../generate/pipeline/results.ts";
import { generatedFiles } from "../generate/write/package-folder.ts";
import { namesIn, readIfThere } from "../system/read-files.ts";
import { hashContents } from "./snapshot.ts";

/** A package of the repository that is published. */
export interface PublishedPackage {
  /** The last word of its name: `cal-com`, `runtime`. */
  readonly slug: string;
  readonly packageName: string;
  /** `0.0.0` before its first release. */
  readonly version: string;
  readonly description: string;
  /** From the root. */
  readonly folder: string;
  /** Whether the generator wrote it, so that its bump can be computed. */
  readonly isProvider: boolean;
  /** By their paths in the folder, without what is no part of what users get. */
  readonly files: ReadonlyMap<string, string>;
}

/** Every package that is published, providers last. */
export function readPackages(root: string): PublishedPackage[] {
  const own = namesIn(join(root, "packages")).map((name) => `packages/${name}`);
  const provided = namesIn(join(root, providers)).map((name) => `${providers}/${name}`);
  return [...own, ...provided].flatMap((folder) => readPackage(root, folder) ?? []);
}

function readPackage(root: string, folder: string): PublishedPackage | undefined {
  const text = readIfThere(join(root, folder, "package.json"));
  if (text === undefined) return undefined;
  const { name, version, description, private: isPrivate } = JSON.parse(text);
  if (isPrivate === true || typeof version !== "string") return undefined;
  const isProvider = folder.startsWith(`${providers}/`);
  const paths = generatedFiles(join(root, folder));
  const files = (isProvider ? paths : paths.filter(isPublished)).map((path) => {
    const content = readIfThere(join(root, folder, path)) ?? "";
    return [path, !isProvider && path === "package.json" ? manifestOf(content) : content] as const;
  });
  const slug = folder.slice(folder.lastIndexOf("/") + 1);
  const facts = { slug, packageName: name, version, description, folder, isProvider };
  return { ...facts, files: new Map(files) };
}

/** The sources stand for what is built from them. */
const isPublished = (path: string): boolean =>
  path.startsWith("src/") || ["LICENSE", "README.md", "package.json"].includes(path);

/** Scripts and development dependencies mean nothing to users. */
function manifestOf(text: string): string {
  const { devDependencies: _, scripts: __, ...rest } = JSON.parse(text);
  return `${JSON.stringify(rest, null, 2)}\n`;
}

export const contentsOf = ({ files, version }: PublishedPackage): string =>
  hashContents(files, version);
