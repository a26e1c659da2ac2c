import { createHash } from "node:crypto";
import type { ParameterFacts } from "../generate/value-facts.ts";
import type { ProviderPackage, Value } from "./packages.ts";

/** Made-up values for one call: the organization, and the member in it. */
export interface Values {
  /** All parameters that the call needs, by name. */
  readonly parameters: Readonly<Record<string, Value>>;
  /** The path parameters besides the member. */
  readonly organization: Readonly<Record<string, Value>>;
  readonly member: Value;
}

/** Values for `deleteMember`: the same organization for every `number`, and another member. */
export function valuesOf({ slug, operation }: ProviderPackage, number: number): Values {
  const { path, parameters } = operation;
  // The last parameter of the path is the member, the others are the organization (design §7).
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => `${name}`);
  const memberName = inPath.at(-1) ?? "";
  const values: Record<string, Value> = {};
  for (const facts of parameters.filter(({ required }) => required)) {
    values[facts.name] = makeValue(facts, slug, facts.name === memberName ? number : 0);
  }
  const organization = inPath.slice(0, -1).map((name) => [name, values[name] ?? ""]);
  return {
    parameters: values,
    organization: Object.fromEntries(organization),
    member: values[memberName] ?? "",
  };
}

/** A value that the facts allow; another one for each provider and `number`. Throws where none is found. */
export function makeValue(facts: ParameterFacts, slug: string, number: number): Value {
  const { name, type, format, pattern, minLength = 0, maxLength = Infinity } = facts;
  const { minimum = -Infinity, maximum = Infinity } = facts;
  const hash = hashOf(`${slug} ${name} ${number}`);
  const digits = BigInt(`0x${hash}`).toString();
  if (type === "integer") {
    const first = Math.max(minimum, 100) + (Number.parseInt(hashOf(slug).slice(0, 8), 16) % 800);
    return first + number <= maximum ? first + number : maximum - number;
  }
  if (format === "uuid") return uuidFrom(hash);
  const length = Math.min(Math.max(minLength, 10), maxLength);
  const letters = hash.replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");
  const texts = [...(length < 10 ? [] : [`usr_${hash}`]), hash, digits, letters]
    .flatMap((text) => [text, text.toUpperCase()])
    .map((text) => text.padEnd(length, text).slice(0, length));
  const found = texts.find((text) => pattern === undefined || new RegExp(pattern, "u").test(text));
  if (found !== undefined) return found;
  throw new Error(
    `No value of the parameter ${name} of ${slug} was found that matches ${pattern}. Add a kind of value to scripts/start/values.ts.`,
  );
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A version 4 UUID (RFC 9562 §5.4) from a hash. */
function uuidFrom(hash: string): string {
  const hex = `${hash.slice(0, 12)}4${hash.slice(13, 16)}8${hash.slice(17, 32)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
