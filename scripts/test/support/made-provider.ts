import type { ProviderPackage } from "../../demo/provider-packages.ts";
import { modelOf } from "../../generate/pipeline/model-of.ts";
import { edit, filesOf } from "./small-spec.ts";

/** A provider whose spec is the small one with some of its text replaced, as the demonstration takes it. */
export async function makeProvider(
  slug: string,
  ...changes: readonly (readonly [from: string, to: string])[]
): Promise<ProviderPackage> {
  const files = await filesOf(edit(...changes), slug);
  const document = JSON.parse(files.get("openapi.json") ?? "");
  const create = () => {
    throw new Error("This provider makes no client.");
  };
  return {
    ...{ slug, document, create, folder: "", title: slug, factory: "createClient" },
    model: modelOf(slug, document),
  };
}
