import type { Json } from "../system/json.ts";
import { makeValue } from "./made-value.ts";
import { type ProviderPackage, removalOf } from "./provider-packages.ts";

/** Made-up values for one call: the organization, and the member in it. */
export interface Values {
  /** All parameters that the call needs, by name. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** The path parameters besides the member. */
  readonly organization: Readonly<Record<string, string | number>>;
  readonly member: string | number;
}

/** Values for `deleteMember`: the same organization for every `number`, and another member. */
export function valuesOf(provider: ProviderPackage, number: number): Values {
  const { slug, operation } = provider;
  const { path, parameters } = operation;
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => `${name}`);
  // What the spec says is the member, else the last parameter of the path; the others are the organization (design
  // §7). Without one, the member stands in the query or in the body.
  const required = parameters.filter((one) => one.required);
  const elsewhere = ["query", "body"].flatMap((place) =>
    required.filter((one) => one.in === place),
  );
  const memberName = removalOf(provider).member ?? inPath.at(-1) ?? elsewhere[0]?.name ?? "";
  const values: Record<string, Json> = {};
  for (const facts of required) {
    values[facts.name] = makeValue(facts, slug, facts.name === memberName ? number : 0);
  }
  const key = (name: string) => values[name] as string | number;
  const others = inPath.filter((name) => name !== memberName);
  const organization = others.map((name) => [name, key(name)]);
  return {
    parameters: values,
    organization: Object.fromEntries(organization),
    member: key(memberName),
  };
}
