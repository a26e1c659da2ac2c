import { rootNode } from "../../openapi/document-node.ts";
import { type Model, readModel } from "../model/model.ts";
import { namesOf } from "../model/names.ts";

/** What a document says that the generator has checked: a package's `openapi.json`. */
export function modelOf(slug: string, document: unknown): Model {
  const model = readModel(rootNode(document), ({ path }, message) => {
    throw new Error(`${slug}'s openapi.json, ${path.join(" > ")}: ${message}`);
  });
  if (model === undefined) throw new Error(`${slug}'s openapi.json has no \`deleteMember\`.`);
  return { ...model, names: namesOf(slug), version: "", specHash: "" };
}
