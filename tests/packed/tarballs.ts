import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPackageFromTarballData } from "@arethetypeswrong/core";
import { slugsOf } from "../../scripts/generate/read/spec-files.ts";
import { pack } from "./user-project.ts";

/** A package as it would be published. */
export interface Tarball {
  /** The package's folder in the repository. */
  readonly folder: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly data: Uint8Array<ArrayBuffer>;
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** The folders of all packages that are published, the runtime first. */
export function publishedFolders(repository: string): string[] {
  const providers = slugsOf(repository).map((slug) => `packages/providers/${slug}`);
  return ["packages/runtime", "packages/mock-server", ...providers];
}

/** Packs packages of a repository, by default all that are published. */
export async function packAll(
  repository: string,
  folders: readonly string[] = publishedFolders(repository),
): Promise<Tarball[]> {
  const destination = mkdtempSync(join(tmpdir(), "offboard-tarballs-"));
  try {
    const paths = await pack(repository, folders, destination);
    return folders.map((folder, index) =>
      read(folder, new Uint8Array(readFileSync(paths[index] ?? ""))),
    );
  } finally {
    rmSync(destination, { recursive: true });
  }
}

function read(folder: string, data: Uint8Array<ArrayBuffer>): Tarball {
  const contents = createPackageFromTarballData(data);
  const prefix = `/node_modules/${contents.packageName}/`;
  const files = new Map(
    contents.listFiles().map((path) => [path.slice(prefix.length), contents.readFile(path)]),
  );
  return { folder, manifest: JSON.parse(files.get("package.json") ?? ""), data, files };
}
