import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Json } from "../system/json.ts";
import { readIfThere } from "../system/read-files.ts";
import { writeAtomically } from "../system/write-atomically.ts";

/** What is remembered of one version of a provider package, to tell what a later one changes. */
export interface Snapshot {
  readonly packageName: string;
  readonly version: string;
  /** The hash of all that is published, but for the version. */
  readonly contents: string;
  /** The hash of the code, without comments and what only describes. */
  readonly code: string;
  readonly contract: Contract;
  /** The lines of `src/index.ts` without comments: how it calls the runtime, which users update by itself. */
  readonly source: readonly string[];
  /** The package's declarations as one module. */
  readonly declaration: string;
}

/**
 * What users rely on beside the types: where a call goes, what it destroys, what is sent and how an answer is read,
 * without descriptions and examples.
 */
export interface Contract {
  readonly operations: readonly OperationFacts[];
  readonly server: ServerFacts;
  readonly tokenUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly removes: string;
  readonly reversible: boolean;
  /** By name. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** The headers and the query that are always sent. */
  readonly sent: Readonly<Record<string, string>>;
  readonly body: Json;
  /** By the names of their options. */
  readonly credentials: Readonly<Record<string, Json>>;
  /** What a success must contain. */
  readonly constants: Json;
  readonly absent: Json;
  readonly failed: Json;
  readonly rateLimitReset: Json;
  /** Why the provider is retired; null where it is not. */
  readonly retired: string | null;
}

/** The first server. */
export interface ServerFacts {
  readonly url: string;
  /** Whether its URL is an example only. */
  readonly isExample: boolean;
  /** The defaults of its variables; null for one that has to be given. */
  readonly defaults: Readonly<Record<string, string | null>>;
}

interface OperationFacts {
  readonly id: string;
  /** In capitals, as the client's typed call is named. */
  readonly method: string;
  readonly path: string;
  /** `204`, `4XX`, `default`. */
  readonly statuses: readonly string[];
}

/** Where the last release of each provider package is remembered, from the root. */
export const baselines = ".changeset/baseline";

const extension = ".d.ts";
const pathOf = (slug: string): string => `${baselines}/${slug}${extension}`;

/** The text of a baseline: a module of declarations that a compiler reads, under comments with the rest. */
export function renderBaseline({ declaration, ...facts }: Snapshot): string {
  // U+2028 and U+2029 would end the comment (ECMA-262 §12.3).
  const json = JSON.stringify(facts, null, 2).replace(
    /[\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
  const body = `${comment(...json.split("\n"))}${declaration}`;
  const head = comment(
    `The last release of ${facts.packageName}, which the next one is compared with.`,
    `Written by \`pnpm version-packages\`. Do not edit it: ${sealOf(body)}`,
  );
  return `${head}${body}`;
}

const comment = (...lines: readonly string[]): string =>
  lines.map((line) => `// ${line}\n`).join("");

/** Types that a compiler can't find fit all others: a baseline that was damaged would find nothing changed. */
const sealOf = (body: string): string =>
  `sha256-${createHash("sha256").update(body).digest("hex")}`;

/** @throws where the text is none that {@link renderBaseline} wrote. */
export function parseBaseline(text: string): Snapshot {
  const [, seal = "", ...lines] = text.replaceAll("\r\n", "\n").split("\n");
  if (!seal.endsWith(sealOf(lines.join("\n")))) throw new Error("It was edited.");
  const end = lines.findIndex((line) => !line.startsWith("// "));
  const json = lines.slice(0, end).map((line) => line.slice(3));
  return { ...JSON.parse(json.join("\n")), declaration: lines.slice(end).join("\n") };
}

/** The last release of a provider package, a retired one's too; undefined before the first. */
export function readBaseline(root: string, slug: string): Snapshot | undefined {
  return readRecord(root, pathOf(slug), parseBaseline);
}

export function writeBaseline(root: string, slug: string, snapshot: Snapshot): void {
  writeAtomically([[join(root, pathOf(slug)), renderBaseline(snapshot)]]);
}

/** What is remembered of a release of a package that is written by hand. */
export interface Release extends Pick<Snapshot, "packageName" | "version" | "contents"> {
  /** The declarations of the modules whose types the providers pass on, by their names. */
  readonly modules?: Readonly<Record<string, string>>;
}

const releasePath = (slug: string): string => `${baselines}/${slug}.json`;

export function readRelease(root: string, slug: string): Release | undefined {
  return readRecord(root, releasePath(slug), JSON.parse);
}

export function writeRelease(root: string, slug: string, release: Release): void {
  writeAtomically([[join(root, releasePath(slug)), `${JSON.stringify(release, null, 2)}\n`]]);
}

function readRecord<Parsed>(
  root: string,
  file: string,
  parse: (text: string) => Parsed,
): Parsed | undefined {
  const text = readIfThere(join(root, file));
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch (cause) {
    throw new Error(`${file} can't be read. Restore it: git checkout HEAD -- ${file}`, { cause });
  }
}
