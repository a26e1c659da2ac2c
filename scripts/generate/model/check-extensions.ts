import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import {
  child,
  type DocumentNode,
  entries,
  items,
  type Report,
  resolvedChild,
  text,
} from "../../openapi/document-node.ts";
import { fromPointer, list, show } from "../../openapi/problem.ts";
import { documentedBy } from "./check-responses.ts";

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
  // A test does: the schema of schemas takes longer to compile than ours, in each run.
  validateSchema: false,
});

const compile = (name: string): ValidateFunction =>
  ajv.compile(JSON.parse(readFileSync(new URL(`${name}.schema.json`, import.meta.url), "utf8")));

const isRemoval = compile("x-removal");
const isRateLimitReset = compile("x-rate-limit-reset");

/** `x-removal` of the operation, required; its matchers are checked against the responses elsewhere. */
export function checkRemoval(operation: DocumentNode, report: Report): void {
  const removal = child(operation, "x-removal");
  if (removal.value === undefined) {
    report(
      removal,
      "Expected `x-removal` with `removes` and `reversible`: what a call destroys must be said.",
    );
  } else checkSchema(isRemoval, removal, report);
}

/** `x-rate-limit-reset` of the document, where it has one: its statuses are those that the operation documents. */
export function checkRateLimitReset(
  document: DocumentNode,
  operation: DocumentNode | undefined,
  report: Report,
): void {
  const reset = child(document, "x-rate-limit-reset");
  if (reset.value === undefined) return;
  checkSchema(isRateLimitReset, reset, report);
  const remaining = child(reset, "remaining");
  const name = text(remaining)?.toLowerCase();
  if (name !== undefined && name === text(child(reset, "header"))?.toLowerCase())
    report(
      remaining,
      `Expected another header than the one that says when to try again, found ${show(name)}.`,
    );
  const documented = entries(resolvedChild(operation ?? document, "responses")).map(([key]) => key);
  for (const status of operation ? items(child(reset, "statuses")) : [])
    if (documentedBy(Number(status.value), documented) === undefined)
      report(
        status,
        `Expected a documented status (${list(documented)}), found ${show(status.value)}.`,
      );
}

function checkSchema(validate: ValidateFunction, node: DocumentNode, report: Report): void {
  if (validate(node.value)) return;
  // What a choice says of itself is enough, without what each of its ways says.
  const errors = (validate.errors ?? []).filter(
    ({ schemaPath }) => !/\/(anyOf|oneOf)\/\d/.test(schemaPath),
  );
  for (const error of errors) {
    const found = child(node, ...fromPointer(error.instancePath));
    const { additionalProperty } = error.params;
    report(
      additionalProperty === undefined ? found : child(found, additionalProperty),
      sentence(error, found),
    );
  }
}

function sentence(
  { keyword, params, message, instancePath }: ErrorObject,
  { value }: DocumentNode,
): string {
  if (keyword === "additionalProperties")
    return `\`${params.additionalProperty}\` is not known here. Remove it, or mend its name.`;
  if (keyword === "required" || keyword === "dependentRequired")
    return `Expected \`${params.missingProperty}\` here, found nothing. Add it.`;
  if (keyword === "enum")
    return `Expected one of ${list(params.allowedValues)}, found ${show(value)}.`;
  if (keyword === "oneOf")
    return "Expected one of `equals`, `notEquals`, `startsWith`, `empty` and `missing`, found several. Keep one, and write a matcher for each of the others.";
  if (keyword === "const")
    return `Expected ${show(params.allowedValue)} or nothing, found ${show(value)}. Mend it, or leave the key out.`;
  if (keyword === "false schema")
    return "`outcome` belongs in `failed`: who was not there was not removed. Remove it.";
  if (keyword === "pattern")
    return `Expected a text that matches \`${params.pattern}\`, found ${show(value)}.`;
  if (keyword === "anyOf" && /^\/statuses/.test(instancePath))
    return `Expected a status from 400 to 499, or 503, found ${show(value)}: after another one nothing is tried again.`;
  if (keyword === "minimum" || keyword === "maximum" || keyword === "anyOf") {
    return `Expected a status from 200 to 299 here, or in \`absent\` one from 400 to 499, found ${show(value)}.`;
  }
  return `Expected a value that ${message}, found ${show(value)}.`;
}
