import { buildModel } from "../model/build-model.ts";
import type { Model } from "../model/model.ts";

/** What a document says that the generator has checked: a package's `openapi.json`. */
export function modelOf(slug: string, document: unknown): Model {
  return buildModel(slug, "", "", document);
}
