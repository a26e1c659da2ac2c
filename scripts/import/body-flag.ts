import { isMapping, type Mapping } from "../openapi/document-node.ts";
import { list } from "../openapi/problem.ts";
import { schemaOf, typeNames } from "./flag-types.ts";

const usage =
  'Expected the body for --body in JSON, as the provider\'s page shows it, with `"{string}"` for what varies, such as `{"action":"remove","user":"{uuid}"}`, and its media type before it where that is not application/json';

/** `{uuid}`, or `{uuid?}` */
const placeholder = /^\{(\w+)(\?)?\}$/;

/** What a value in a body becomes, and whether it is always sent. */
interface Part {
  readonly schema: Mapping;
  readonly required: boolean;
}

/**
 * `{"action": "remove", "user": {"id": "{uuid}"}}`: a body in which `"{uuid}"` stands for what a caller gives,
 * `"{uuid?}"` for what they may give, and everything else is always the same. Throws a sentence.
 */
export function parseBody(flag: string): Mapping {
  const [, type = "application/json", text = ""] =
    /^(?:([^\s{]+\/[^\s{]+)\s+)?(.+)$/s.exec(flag.trim()) ?? [];
  const content = parseJson(text);
  if (!isMapping(content)) throw new Error(`${usage}; found ${list([flag])}.`);
  const { schema, required } = frameOf(content);
  return { required, content: { [type]: { schema } } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function partOf(value: unknown): Part {
  const [, type, mark] = placeholder.exec(typeof value === "string" ? value : "") ?? [];
  if (type !== undefined) {
    const schema = schemaOf(type);
    if (schema === undefined)
      throw new Error(`${usage}. Types are ${list(typeNames)}, found ${list([String(value)])}.`);
    return { schema, required: mark === undefined };
  }
  if (!varies(value)) return { schema: { const: value }, required: true };
  if (!isMapping(value))
    throw new Error(
      `What varies can't stand in a list of --body, found ${list([JSON.stringify(value)])}. Write the spec by hand where the provider wants it so.`,
    );
  return frameOf(value);
}

/** An object of which a part varies. It is sent where a part of it is. */
function frameOf(value: Mapping): Part {
  const parts = Object.entries(value).map(([name, part]) => ({ name, ...partOf(part) }));
  const required = parts.filter((part) => part.required).map(({ name }) => name);
  const properties = Object.fromEntries(parts.map(({ name, schema }) => [name, schema]));
  const schema = { type: "object", ...(required.length > 0 && { required }), properties };
  return { schema, required: required.length > 0 };
}

/** Whether any part of a value stands for what a caller gives. */
function varies(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(varies);
  return typeof value === "string" && placeholder.test(value);
}
