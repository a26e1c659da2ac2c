import { Document } from "yaml";
import { type Field, grammar } from "../../../../generate/check/grammar.ts";
import { generatePackage } from "../../../../generate/pipeline/generate-package.ts";
import { isMapping, type Mapping } from "../../../../openapi/document-node.ts";
import { toPointer } from "../../../../openapi/problem.ts";
import { typeNameOf } from "./official-fields.ts";
import type { ObjectPlace } from "./places.ts";
import { sampleValues } from "./sample-value.ts";

/** Where a change of a field shows: code and docstrings of a file, or `refused`. */
export type Effect =
  | "index code"
  | "index docstring"
  | "schema code"
  | "schema docstring"
  | "README"
  | "package.json"
  | "refused";

/** One change of one field of one object. */
export interface Trial {
  readonly field: string;
  /** What was done where, for a message. */
  readonly what: string;
  readonly effects: readonly Effect[];
}

type Rendered = ReadonlyMap<Effect, string> | undefined;

/** Everything that a spec becomes but `openapi.json`, which is the spec itself; undefined where it is refused. */
export async function render(document: unknown): Promise<Rendered> {
  const text = new Document(document, { aliasDuplicateObjects: false }).toString();
  const bytes = new TextEncoder().encode(text);
  const input = { slug: "acme", version: "1.2.3", license: "", bytes };
  const output = await generatePackage(input, (_, code) => code);
  if ("problems" in output) return undefined;
  const read = (path: string) => (output.files.get(path) ?? "").replace(/sha256-\w+/g, "");
  const lines = (path: string, isDocstring: boolean) =>
    read(path)
      .split("\n")
      .filter((line) => /^\s*(\/\*\*|\*)/.test(line) === isDocstring)
      .join("\n");
  return new Map<Effect, string>([
    ["index code", lines("src/index.ts", false)],
    ["index docstring", lines("src/index.ts", true)],
    ["schema code", lines("src/schema.ts", false)],
    ["schema docstring", lines("src/schema.ts", true)],
    ["README", read("README.md")],
    ["package.json", read("package.json")],
  ]);
}

/** Changes each field of the grammar in an object, one at a time, and sees what comes of it. */
export async function tryFields(document: unknown, object: ObjectPlace): Promise<Trial[]> {
  const before = await render(document);
  const trials: Trial[] = [];
  for (const field of Object.keys(grammar[object.kind])) {
    for (const [name, change] of changesOf(object, field)) {
      const copy = structuredClone(document);
      change(valueAt(copy, object.place.path));
      const after = await render(copy);
      const beside = Object.keys(valueAt(document, object.place.path)).join(", ");
      const what = `${toPointer(object.place.path)} (${beside}): ${name}`;
      trials.push({ field: `${object.kind}.${field}`, what, effects: difference(before, after) });
    }
  }
  return trials;
}

function difference(before: Rendered, after: Rendered): Effect[] {
  if (before === undefined) throw new Error("The spec itself is refused.");
  if (after === undefined) return ["refused"];
  return [...before].flatMap(([effect, text]) => (after.get(effect) === text ? [] : [effect]));
}

/** Values that are sound where `every-place.yaml` has the field. */
const otherValues: Readonly<Record<string, readonly unknown[]>> = {
  "document.openapi": ["3.1.1", "3.0.3"],
  // A scheme that no alternative has is refused.
  "document.security": [
    [{ bearer: [] }],
    [{ bearer: [] }, { oauth2: ["write"] }, { placeKey: [] }, { basic: [] }],
  ],
  "operation.security": [[{ bearer: [] }]],
  "operation.x-removal": [{ removes: "account", reversible: true }, { removes: "seat" }],
  "document.x-rate-limit-reset": [{ header: "X-Wait", unit: "unix-seconds" }, { header: "X-Wait" }],
  "document.x-retired": ["The places closed. Use the halls.", "no"],
  "server.url": ["https://{region}.acme.example/v2", "http://{region}.acme.example"],
  "parameter.in": ["header", "cookie"],
  "securityScheme.x-prefix": ["Token token="],
  "securityScheme.x-password": [""],
  "parameter.style": ["form", "simple", "deepObject"],
  "parameter.explode": [true, false],
  "server.x-required": [true],
  "serverVariable.x-required": [true],
  "serverVariable.default": ["us", "ap"],
  "serverVariable.enum": [["eu", "us", "ap"], ["us"]],
  "securityScheme.name": ["X-Other", "X Other"],
  "flow.scopes": [{ write: "Change all members" }, { read: "See members" }],
};

type Change = (value: Mapping) => unknown;

function changesOf({ kind, place }: ObjectPlace, field: string): [string, Change][] {
  const value = isMapping(place.value) ? place.value : {};
  const has = Object.hasOwn(value, field);
  // What holds objects is seen by theirs; here, that it may be added.
  if (has && isContainer(grammar[kind][field])) return [];
  const samples = otherValues[`${kind}.${field}`] ?? sampleValues(typeNameOf(kind), field);
  const given = samples.filter((sample) => JSON.stringify(sample) !== JSON.stringify(value[field]));
  const set = given.map((sample): [string, Change] => [
    `${field}: ${JSON.stringify(sample)}`,
    (target) => Object.assign(target, { [field]: structuredClone(sample) }),
  ]);
  return has
    ? [[`without ${field}`, (target) => Reflect.deleteProperty(target, field)], ...set]
    : set;
}

const isContainer = (field: Field | undefined): boolean => field !== "value";

const valueAt = (document: unknown, path: readonly (string | number)[]): Mapping =>
  path.reduce<unknown>((value, key) => (value as Mapping)[key], document) as Mapping;
