import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Mapping,
  type Report,
} from "../../openapi/document-node.ts";
import { fromPointer, show } from "../../openapi/problem.ts";
import { objectsIn } from "./spec-dialect.ts";

const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  validateSchema: false,
  logger: false,
  code: { optimize: false },
});
formats.default(ajv);

/** Holds every example to the schema that it stands beside, or in: all at once, since compiling is what takes time. */
export function checkExamples(document: DocumentNode, report: Report): void {
  const found = [...objectsIn(document)].flatMap(([node, kind]) => {
    const { value } = kind === "schema" ? node : child(node, "schema");
    return isMapping(value) ? examplesOf(node).map((example) => [example, value] as const) : [];
  });
  if (found.length === 0) return;
  const { value: schemas } = child(document, "components", "schemas");
  const named = isMapping(schemas) ? schemas : {};
  const whole = {
    prefixItems: found.map(([, schema]) => closed(schema)),
    components: { schemas: mapped(named, withClosedParts) },
    closed: mapped(named, closed),
  };
  const validate = ajv.compile(whole);
  ajv.removeSchema(whole);
  if (validate(found.map(([{ value }]) => value))) return;
  for (const error of validate.errors ?? []) {
    const [index, ...path] = fromPointer(error.instancePath);
    const [example] = found[Number(index)] ?? [];
    if (example !== undefined) tell(error, child(example, ...path), report);
  }
}

function examplesOf(node: DocumentNode): DocumentNode[] {
  const examples = child(node, "examples");
  const named = entries(examples).map(([, example]) => child(example, "value"));
  const all = [child(node, "example"), ...named, ...items(examples)];
  return all.filter(({ value }) => value !== undefined);
}

/** What a schema does not describe is a slip of the pen in an example, unless it says what else may stand there. */
function closed(schema: Mapping): Mapping;
function closed(schema: unknown): unknown;
function closed(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const { $ref } = schema;
  if (typeof $ref === "string") return { $ref: $ref.replace("/components/schemas/", "/closed/") };
  const parts = withClosedParts(schema);
  const isFree = !["properties", "allOf", "anyOf", "oneOf"].some((key) => key in schema);
  return isFree ? parts : { unevaluatedProperties: false, ...parts };
}

/** Schemas that are put together are closed as one. */
function withClosedParts(schema: Mapping): Mapping;
function withClosedParts(schema: unknown): unknown;
function withClosedParts(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const parts = Object.entries(schema).map(([key, value]) => {
    if (key === "properties" && isMapping(value)) return [key, mapped(value, closed)];
    if (key === "items" || key === "additionalProperties") return [key, closed(value)];
    const isPart = ["allOf", "anyOf", "oneOf"].includes(key) && Array.isArray(value);
    return [key, isPart ? value.map(withClosedParts) : value];
  });
  return Object.fromEntries(parts);
}

function mapped(mapping: Mapping, change: (value: unknown) => unknown): Mapping {
  return Object.fromEntries(Object.entries(mapping).map(([key, value]) => [key, change(value)]));
}

function tell(
  { keyword, params, message }: ErrorObject,
  found: DocumentNode,
  report: Report,
): void {
  const further = params.unevaluatedProperty ?? params.additionalProperty;
  if (further !== undefined)
    report(
      child(found, further),
      "example/undescribed-property",
      `Expected an example that its schema allows, found ${show(further)}, which it does not describe. Describe it, or leave it out.`,
    );
  else if (keyword === "required")
    report(
      found,
      "example/missing-property",
      `Expected an example that its schema allows, found ${show(found.value)} without ${show(params.missingProperty)}. Add it, or require it no longer.`,
    );
  else
    report(
      found,
      "example/does-not-fit",
      `Expected an example that its schema allows, found ${show(found.value)}: it ${message}. Mend one of them.`,
    );
}
