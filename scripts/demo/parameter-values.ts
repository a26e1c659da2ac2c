import { createHash } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Parameter } from "../generate/model/model.ts";
import { schemaOf } from "../generate/model/schema/value-json-schema.ts";
import { exampleOf } from "../generate/render/readme/example-value.ts";
import type { Json } from "../system/json.ts";
import type { ProviderPackage } from "./provider-packages.ts";

/** Made-up values for one call: the organization, and the member in it. */
export interface Values {
  /** All parameters that the call needs, by name. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** The path parameters besides the member. */
  readonly organization: Readonly<Record<string, string | number>>;
  readonly member: string | number;
}

/** Values for `deleteMember`: the same organization for every `person`, and another member. */
export function valuesOf(provider: ProviderPackage, person: number): Values {
  const { path, parameters } = provider.model.operation;
  const required = parameters.filter((parameter) => parameter.required);
  const memberName = memberOf(provider);
  const values: Record<string, Json> = {};
  for (const [index, parameter] of required.entries()) {
    const example = exampleOf(parameter, index + 1) as Json;
    values[parameter.name] =
      parameter.name === memberName
        ? variantOf(example, parameter, provider.slug, person)
        : example;
  }
  const organization = [...path.matchAll(/\{([^}]+)\}/g)]
    .map(([, name]) => `${name}`)
    .filter((name) => name !== memberName)
    .map((name) => [name, values[name]] as const);
  return {
    parameters: values,
    organization: Object.fromEntries(organization) as Values["organization"],
    member: values[memberName] as string | number,
  };
}

/** What the spec says is the member, else the last parameter of the path, or the first elsewhere (design §7). */
function memberOf({ document, model: { operation } }: ProviderPackage): string {
  const { path, method, parameters } = operation;
  const { member } = Object(Object(document.paths[path]?.[method.toLowerCase()])["x-removal"]) as {
    readonly member?: string;
  };
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].at(-1)?.[1];
  const elsewhere = ["query", "body"].flatMap((place) =>
    parameters.filter((one) => one.required && one.in === place),
  );
  return member ?? inPath ?? elsewhere[0]?.name ?? "";
}

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

/** The example with other digits for each person, as far as the parameter allows it. */
function variantOf(example: Json, parameter: Parameter, slug: string, person: number): Json {
  const isValid = ajv.compile(schemaOf(parameter.value));
  const found = candidates(example, `${slug} ${parameter.name}`, person).find(
    (candidate) => candidate !== example && isValid(candidate),
  );
  if (found !== undefined) return found;
  throw new Error(
    `specs/${slug}.yaml has no usable \`example\` of the parameter \`${parameter.name}\`. Write one with digits that its schema allows.`,
  );
}

function candidates(example: Json, seed: string, person: number): Json[] {
  if (typeof example === "number") {
    const other = Number(withOtherDigits(String(Math.max(example, 100)), seed));
    return [other + person, example + person, example - person];
  }
  const text = String(example);
  const counted = (one: string) =>
    one.replace(/\d+(?=\D*$)/, (digits) =>
      String(BigInt(digits) + BigInt(person))
        .padStart(digits.length, "0")
        .slice(-digits.length),
    );
  return [
    // Few digits would give two people the same id by chance.
    counted(withOtherDigits(text, text.replace(/\D/g, "").length < 8 ? seed : `${seed} ${person}`)),
    ...[counted(text), `${person}-${text}`],
    text.slice(0, -1) + person,
  ];
}

/** Each digit of a text becomes another one that depends on the seed alone; none becomes a zero in front. */
function withOtherDigits(text: string, seed: string): string {
  const hash = createHash("sha256").update(seed).digest();
  return text.replace(/\d/g, (_, at: number) => String(((hash[at % hash.length] ?? 0) % 9) + 1));
}
