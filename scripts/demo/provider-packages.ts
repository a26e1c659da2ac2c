import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "../generate/model/model.ts";
import { modelOf } from "../generate/pipeline/model-of.ts";
import { importBuilt, onlyExport } from "../system/built-package.ts";
import type { Json } from "../system/json.ts";

/** As much of a client as all have. */
export interface Client {
  deleteMember(parameters: Readonly<Record<string, Json>>): Promise<{ response: Response }>;
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
  /** What the document says, as the generator read it. */
  readonly model: Model;
  /** The exported name of the factory. */
  readonly factory: string;
  readonly create: (options: Readonly<Record<string, unknown>>) => Client;
}

export async function importPackage(root: string, slug: string): Promise<ProviderPackage> {
  const folder = join(root, "packages/providers", slug);
  const module = await importBuilt(join(folder, "dist/index.js"));
  const factory = onlyExport(folder, module, /^create\w+Client$/);
  const document = JSON.parse(readFileSync(join(folder, "openapi.json"), "utf8"));
  return {
    ...{ slug, folder, factory, document, title: document.info.title },
    model: modelOf(slug, document),
    create: module[factory] as ProviderPackage["create"],
  };
}
