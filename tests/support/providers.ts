import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CallOptions, ClientOptions, Result } from "@offboard/runtime";
import { parse } from "yaml";
import { importPackage, type ProviderPackage } from "../../scripts/demo/provider-packages.ts";
import type { ParameterFacts } from "../../scripts/generate/model/schema/value-json-schema.ts";
import { slugsOf } from "../../scripts/generate/read/spec-files.ts";
import { importBuilt, onlyExport } from "../../scripts/system/built-package.ts";
import type { Json } from "../../scripts/system/json.ts";

export const root: string = dirname(dirname(import.meta.dirname));

/** A value of a parameter: mostly a text or a number, but anything that JSON has. */
export type Value = Json;

/** A client of any provider: its operation as a function, and the typed call by its method. */
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

/** A provider: its package as it was built, with the facts that the package exports, and its spec. */
export interface Provider extends Omit<ProviderPackage, "create"> {
  readonly packageName: string;
  readonly version: string;
  /** The spec as it stands in its file. */
  readonly spec: { readonly [field: string]: unknown };
  /** What the package exports as `deleteMemberOperation`. */
  readonly operation: {
    readonly method: string;
    readonly path: string;
    readonly parameters: readonly ParameterFacts[];
    /** Alternatives, each with the names of the client options that it takes. */
    readonly credentials: readonly (readonly string[])[];
    readonly statuses: readonly (number | string)[];
  };
  /** The statuses of `absent` in the spec's `x-removal`; empty where the spec has none. */
  readonly absent: readonly number[];
  create(options: ClientOptions & Readonly<Record<string, unknown>>): Client;
  isError(error: unknown): boolean;
}

/** Loads every provider of a repository from what `pnpm build` made. */
export async function loadProviders(repository: string = root): Promise<Provider[]> {
  return Promise.all(slugsOf(repository).map((slug) => loadProvider(repository, slug)));
}

async function loadProvider(repository: string, slug: string): Promise<Provider> {
  const made = await importPackage(repository, slug);
  const { folder } = made;
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const module = await importBuilt(join(folder, "dist/index.js"));
  return {
    ...made,
    packageName: name,
    version,
    spec: parse(readFileSync(join(repository, "specs", `${slug}.yaml`), "utf8")),
    operation: module.deleteMemberOperation as Provider["operation"],
    absent: made.model.operation.absent.map(({ status }) => status),
    create: made.create as Provider["create"],
    isError: module[onlyExport(folder, module, /^is\w+Error$/)] as Provider["isError"],
  };
}
