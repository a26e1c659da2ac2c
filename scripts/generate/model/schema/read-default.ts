import { Ajv2020 } from "ajv/dist/2020.js";
import { child, type DocumentNode, type Report } from "../../../openapi/document-node.ts";
import { show } from "../../../openapi/problem.ts";
import { schemaOf } from "./value-json-schema.ts";
import type { ValueType } from "./value-type.ts";

const ajv = new Ajv2020({ strict: false, validateFormats: false });

/** What the provider takes where nothing is sent: it is told, and never sent, so it must be what could be sent. */
export function readDefault(
  schema: DocumentNode,
  value: ValueType | undefined,
  report: Report,
): unknown {
  const fallback = child(schema, "default");
  if (fallback.value === undefined || value === undefined) return undefined;
  if (!ajv.validate(schemaOf(value), fallback.value))
    report(
      fallback,
      `Expected a default that the schema itself allows, found ${show(fallback.value)}. Mend it, or leave it out.`,
    );
  return fallback.value;
}
