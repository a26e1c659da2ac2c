import { Ajv2020 } from "ajv/dist/2020.js";
import { child, type DocumentNode, items, type Report } from "../../../openapi/document-node.ts";
import { show } from "../../../openapi/problem.ts";
import { schemaOf } from "./json-schema.ts";
import type { ValueType } from "./value-type.ts";

/** The one value that a schema allows, by `const` or by an `enum` of one. */
export function onlyValueOf(schema: DocumentNode): DocumentNode | undefined {
  const constant = child(schema, "const");
  if (constant.value !== undefined) return constant;
  const [only, ...others] = items(child(schema, "enum"));
  return others.length === 0 ? only : undefined;
}

/** The example of a schema: one, or the first of several (JSON Schema Validation §9.5). */
export function exampleIn(schema: DocumentNode): unknown {
  return child(schema, "example").value ?? child(schema, "examples", 0).value;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });

/** What the provider takes where nothing is sent: it is told, and never sent, so it must be what could be sent. */
export function readDefault(schema: DocumentNode, type: ValueType, report: Report): unknown {
  const fallback = child(schema, "default");
  if (fallback.value === undefined) return undefined;
  if (!ajv.validate(schemaOf(type), fallback.value))
    report(
      fallback,
      "schema/default",
      `Expected a default that the schema itself allows, found ${show(fallback.value)}. Mend it, or leave it out.`,
    );
  return fallback.value;
}
