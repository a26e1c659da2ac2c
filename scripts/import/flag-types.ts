import type { Mapping } from "../openapi/document-node.ts";

/** The types that can be said by a flag, or as an answer: what a provider's page most often calls an id. */
const flagTypes: Readonly<Record<string, Mapping>> = {
  string: { type: "string" },
  integer: { type: "integer" },
  uuid: { type: "string", format: "uuid" },
  email: { type: "string", format: "email" },
};

export const typeNames: readonly string[] = Object.keys(flagTypes);

/** The schema of a type, by its name. */
export function schemaOf(type: string): Mapping | undefined {
  return Object.hasOwn(flagTypes, type) ? flagTypes[type] : undefined;
}
