import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Parameter } from "../generate/model.ts";

/** A value of a parameter. */
export type Value = string | number;

/** What a package says of a parameter of `deleteMember`: what the generator wrote there. */
export type ParameterFacts = Parameter["definition"];

/** As much of a client as all have. */
export interface Client {
  deleteMember(parameters: Readonly<Record<string, Value>>): Promise<{ response: Response }>;
}

/** A provider's package, as it was built. */
export interface ProviderPackage {
  readonly slug: string;
  readonly folder: string;
  /** The provider's name. */
  readonly title: string;
  /** The package's `openapi.json`. */
  readonly document: {
    readonly openapi: string;
    readonly info: { readonly title: string };
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  /** The exported name of the factory. */
  readonly factory: string;
  readonly create: (options: Readonly<Record<string, unknown>>) => Client;
  readonly operation: {
    readonly method: string;
    readonly path: string;
    readonly parameters: readonly ParameterFacts[];
    /** Alternatives, each with the names of the client options that it takes. */
    readonly credentials: readonly (readonly string[])[];
  };
}

/** Imports what `pnpm build` made. Rejects with what to do where that is not there. */
export async function importBuilt(path: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(path).href);
  } catch (cause) {
    const message = `${path} can't be imported: ${cause instanceof Error ? cause.message : cause}`;
    throw new Error(`${message}\nRun \`pnpm generate\` and \`pnpm build\`.`, { cause });
  }
}

export async function importPackage(root: string, slug: string): Promise<ProviderPackage> {
  const folder = join(root, "packages/providers", slug);
  const module = await importBuilt(join(folder, "dist/index.js"));
  const factories = Object.keys(module).filter((name) => /^create\w+Client$/.test(name));
  const [factory] = factories;
  if (factory === undefined || factories.length > 1) {
    const found = factories.join(" and ") || "none";
    throw new Error(`${folder} must export one create…Client, found ${found}. Generate it again.`);
  }
  const document = JSON.parse(readFileSync(join(folder, "openapi.json"), "utf8"));
  return {
    ...{ slug, folder, factory, document, title: document.info.title },
    create: module[factory] as ProviderPackage["create"],
    operation: module.deleteMemberOperation as ProviderPackage["operation"],
  };
}
