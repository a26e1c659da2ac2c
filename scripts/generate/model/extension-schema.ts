import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { child, type DocumentNode, type Report } from "../../openapi/document-node.ts";
import { fromPointer, list, show } from "../../openapi/problem.ts";

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
  // A test does: the schema of schemas takes longer to compile than ours, in each run.
  validateSchema: false,
});

/** Makes the check of an extension by its JSON Schema, which stands beside this file. */
export function checkBySchema(name: string): (node: DocumentNode, report: Report) => void {
  const file = new URL(`${name}.schema.json`, import.meta.url);
  const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")));
  return (node, report) => {
    if (validate(node.value)) return;
    // What a choice says of itself is enough, without what each of its ways says.
    const errors = (validate.errors ?? []).filter(
      ({ schemaPath }) => !/\/(anyOf|oneOf)\/\d/.test(schemaPath),
    );
    for (const error of errors) {
      const found = child(node, ...fromPointer(error.instancePath));
      const { additionalProperty } = error.params;
      const wrong = additionalProperty === undefined ? found : child(found, additionalProperty);
      report(wrong, sentence(error, found));
    }
  };
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
