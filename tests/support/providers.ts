import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CallOptions, ClientOptions, Result } from "@offboard/runtime";
import { parse } from "yaml";
import { slugsOf } from "../../scripts/generate/read/spec-files.ts";
import { importBuilt, onlyExport } from "../../scripts/system/built-package.ts";
import type { Json } from "../../scripts/system/json.ts";
import { type Document, dereference, type Operation, operationOf } from "./document.ts";

export const root: string = dirname(dirname(import.meta.dirname));

/** A value of a parameter: a text or a number mostly, but anything that JSON has. */
export type Value = Json;

/** A client of whichever provider: its operation as a function, and the typed call by its method. */
export interface Client {
  readonly deleteMember: {
    (parameters: Values, options?: CallOptions): Promise<Result<unknown>>;
    request(parameters: Values, options?: CallOptions): Promise<Request>;
  };
  readonly [method: string]: unknown;
}

export type Values = Readonly<Record<string, Value>>;

/** A credential option: its value, or a function that gives it. */
export type CredentialOptions = Readonly<Record<string, string | (() => string | Promise<string>)>>;

/** A provider: its spec, and its package as it was built. */
export interface Provider {
  readonly slug: string;
  readonly packageName: string;
  readonly version: string;
  /** As it stands in the file. */
  readonly spec: object;
  /** Without `$ref`s. */
  readonly document: Document;
  readonly operation: Operation;
  /** The exported name of the factory: `create<Provider>Client`. */
  readonly factory: string;
  create(options: ClientOptions & Readonly<Record<string, unknown>>): Client;
  isError(error: unknown): boolean;
}

/** Loads every provider of a repository from what `pnpm build` made. */
export async function loadProviders(repository: string = root): Promise<Provider[]> {
  return Promise.all(slugsOf(repository).map((slug) => loadProvider(repository, slug)));
}

async function loadProvider(repository: string, slug: string): Promise<Provider> {
  const folder = join(repository, "packages/providers", slug);
  const spec = parse(readFileSync(join(repository, "specs", `${slug}.yaml`), "utf8"));
  const document = dereference(spec) as Document;
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const module = await importBuilt(join(folder, "dist/index.js"));
  const factory = onlyExport(folder, module, /^create\w+Client$/);
  return {
    slug,
    packageName: manifest.name,
    version: manifest.version,
    spec,
    document,
    operation: operationOf(document),
    factory,
    create: module[factory] as Provider["create"],
    isError: module[onlyExport(folder, module, /^is\w+Error$/)] as Provider["isError"],
  };
}
