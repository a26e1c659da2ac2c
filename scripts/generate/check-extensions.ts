import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { type Place, type Report, rawAt } from "./place.ts";
import { fromPointer, list, show } from "./problem.ts";

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
export function checkRemoval(operation: Place, report: Report): void {
  const removal = rawAt(operation, "x-removal");
  if (removal.value === undefined) {
    report(
      removal,
      "Expected `x-removal` with `removes` and `reversible`: what a call destroys must be said.",
    );
  } else checkSchema(isRemoval, removal, report);
}

/** `x-rate-limit-reset` of the document, where it has one. */
export function checkRateLimitReset(document: Place, report: Report): void {
  const reset = rawAt(document, "x-rate-limit-reset");
  if (reset.value !== undefined) checkSchema(isRateLimitReset, reset, report);
}

function checkSchema(validate: ValidateFunction, place: Place, report: Report): void {
  if (validate(place.value)) return;
  // What a choice says of itself is enough, without what each of its ways says.
  const errors = (validate.errors ?? []).filter(
    ({ schemaPath }) => !/\/anyOf\/\d/.test(schemaPath),
  );
  for (const error of errors) {
    const found = rawAt(place, ...fromPointer(error.instancePath));
    const { additionalProperty } = error.params;
    report(
      additionalProperty === undefined ? found : rawAt(found, additionalProperty),
      sentence(error, found),
    );
  }
}

function sentence({ keyword, params, message }: ErrorObject, { value }: Place): string {
  if (keyword === "additionalProperties")
    return `\`${params.additionalProperty}\` is not known here. Remove it, or mend its name.`;
  if (keyword === "required" || keyword === "dependentRequired")
    return `Expected \`${params.missingProperty}\` here, found nothing. Add it.`;
  if (keyword === "enum")
    return `Expected one of ${list(params.allowedValues)}, found ${show(value)}.`;
  if (keyword === "not") return "Expected `equals` or `startsWith`, found both. Keep one.";
  if (keyword === "pattern")
    return `Expected a text that matches \`${params.pattern}\`, found ${show(value)}.`;
  if (keyword === "minimum" || keyword === "maximum" || keyword === "anyOf") {
    return `Expected a status from 200 to 299 here, or in \`absent\` one from 400 to 499, found ${show(value)}.`;
  }
  return `Expected a value that ${message}, found ${show(value)}.`;
}
