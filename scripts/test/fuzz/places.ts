import { type Field, fieldIn, type Kind, objectKinds } from "../../generate/check/spec-dialect.ts";
import { isMapping, type Mapping } from "../../openapi/document-node.ts";
import { examplesOf, type Make } from "./examples.ts";

/** One place of a document where a text can stand, and how it gets there. */
export interface TextPlace {
  /** `schema.description`, `schema.properties (key)`: the kind of place, whichever object it is in. */
  readonly kind: string;
  readonly put: (document: Mapping, text: string) => void;
}

type Steps = readonly (string | number)[];

/** Every place of a document where a text stands or could stand: by what is there, and by what the dialect knows. */
export function placesOf(document: Mapping): TextPlace[] {
  return placesIn(document, [], "document", "document");
}

function placesIn(value: unknown, steps: Steps, field: Field | Kind, name: string): TextPlace[] {
  const kind = kindOf(field);
  if (Array.isArray(value)) {
    const items = value.flatMap((item, index) =>
      placesIn(item, [...steps, index], itemsOf(field), name),
    );
    return [
      ...items,
      change(steps, `${name} (item)`, (parent, key, text) => parent[key].push(text)),
    ];
  }
  if (!isMapping(value)) {
    const put = (make: (old: string, text: string) => string, how: string) =>
      change(steps, `${name}${how}`, (parent, key, text) => {
        parent[key] = make(String(value), text);
      });
    return [
      put((_, text) => text, ""),
      put((old, text) => old + text, " (end)"),
      put((old, text) => text + old, " (start)"),
    ];
  }
  const below = Object.entries(value).flatMap(([key, child]) => [
    ...placesIn(
      child,
      [...steps, key],
      fieldOf(field, key),
      kind === undefined ? `${name}.*` : `${kind}.${key}`,
    ),
    change(steps, `${name} (key)`, (parent, at, text) => rename(parent[at], key, () => text)),
    change(steps, `${name} (key's end)`, (parent, at, text) =>
      rename(parent[at], key, (old) => old + text),
    ),
  ]);
  const unknown = ["x-hacked", "tags"].map((key) =>
    insert(steps, `${name} (${key})`, key, (text) => [text]),
  );
  return [...below, ...unknown, ...missing(value, steps, kind, name)];
}

/** What the dialect knows of and is not there. */
function missing(value: Mapping, steps: Steps, kind: Kind | undefined, name: string): TextPlace[] {
  const own = insert(steps, `${name} (new key)`, undefined, (text) => text);
  if (kind === undefined) return [own];
  const absent = Object.entries(objectKinds[kind] ?? {}).filter(
    ([key]) => !Object.hasOwn(value, key),
  );
  return absent.flatMap(([key, field]) =>
    examplesOf(field).map((make) => insert(steps, `${kind}.${key} (new)`, key, make)),
  );
}

function kindOf(field: Field | Kind): Kind | undefined {
  if (typeof field === "string") return field === "value" ? undefined : field;
  return field[0] === "one" ? field[1] : undefined;
}

function fieldOf(field: Field | Kind, key: string): Field {
  const kind = kindOf(field);
  if (kind !== undefined) return fieldIn(kind, key) ?? "value";
  return typeof field !== "string" && field[0] === "map" ? ["one", field[1]] : "value";
}

function itemsOf(field: Field | Kind): Field {
  return typeof field !== "string" && field[0] === "list" ? ["one", field[1]] : "value";
}

// biome-ignore lint/suspicious/noExplicitAny: a document of which the steps are known to exist.
type Parent = any;

function change(
  steps: Steps,
  kind: string,
  put: (parent: Parent, key: string | number, text: string) => void,
): TextPlace {
  return {
    kind,
    put: (document, text) => {
      const holder: Parent = { document };
      const path = ["document", ...steps];
      const parent = path.slice(0, -1).reduce((at, step) => at?.[step], holder);
      const key = path.at(-1);
      // The first of two changes may have taken the place of the second one away.
      if (
        key !== undefined &&
        typeof parent === "object" &&
        parent !== null &&
        Object.hasOwn(parent, key)
      )
        put(parent, key, text);
    },
  };
}

function insert(steps: Steps, kind: string, key: string | undefined, make: Make): TextPlace {
  return change(steps, kind, (parent, at, text) => {
    if (isMapping(parent[at])) define(parent[at], key ?? text, make(text));
  });
}

function rename(mapping: unknown, key: string, make: (old: string) => string): void {
  if (!isMapping(mapping)) return;
  const entries = Object.entries(mapping);
  for (const [old] of entries) delete mapping[old];
  for (const [old, value] of entries) define(mapping, old === key ? make(old) : old, value);
}

/** As YAML and JSON have it: `__proto__` is a key like any other. */
function define(mapping: Mapping, key: string, value: unknown): void {
  Object.defineProperty(mapping, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
