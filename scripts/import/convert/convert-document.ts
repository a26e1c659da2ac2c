import type { DocumentNode, Mapping } from "../../openapi/document-node.ts";
import { child, text } from "../../openapi/document-node.ts";
import type { FoundOperation } from "../document/find-operation.ts";
import type { ProviderDocument } from "../document/provider-document.ts";
import {
  type Conversion,
  copyOtherFields,
  createConversion,
  leaveOut,
  recordOrigin,
  refuse,
} from "./conversion.ts";
import { convertBody } from "./convert-body.ts";
import { convertParameters, resolvedParameters } from "./convert-parameters.ts";
import { convertHeader, convertResponse, convertResponses } from "./convert-responses.ts";
import { convertSchema } from "./convert-schema.ts";
import { convertSecurity, type Security } from "./convert-security.ts";
import { convertServers } from "./convert-servers.ts";
import { mostComponents } from "./referenced-components.ts";

/** An operation and all that it refers to, in the words of OpenAPI 3.1. */
export interface Converted extends Security {
  readonly conversion: Conversion;
  readonly found: FoundOperation;
  readonly servers: readonly Mapping[];
  readonly operation: Mapping;
  /** Of `components`, those sections that hold something. */
  readonly components: Mapping;
}

/**
 * Cuts one operation out of a provider's document. What a spec can't say becomes a finding.
 *
 * @param bodyType the media type of the request's body, where there are several to choose from. Default: JSON.
 */
export function convert(
  document: ProviderDocument,
  found: FoundOperation,
  bodyType?: string,
): Converted {
  const conversion = createConversion(document, bodyType);
  const servers = convertServers(conversion, found.pathItem, found.operation);
  const { security, securitySchemes } = convertSecurity(conversion, found.operation);
  const operation = convertOperation(conversion, found);
  const components = convertComponents(conversion, found.operation, securitySchemes);
  return { conversion, found, servers, security, securitySchemes, operation, components };
}

const unneeded = ["tags", "callbacks", "operationId"];
const handled = [
  ...["summary", "description", "externalDocs", "security", "servers", "parameters"],
  ...["requestBody", "responses", "consumes", "produces", "schemes"],
];

function convertOperation(
  conversion: Conversion,
  { pathItem, operation }: FoundOperation,
): Mapping {
  const part: Mapping = { operationId: "deleteMember" };
  for (const key of ["summary", "description"]) {
    const words = text(child(operation, key))?.trim();
    if (words) part[key] = words;
  }
  const kept =
    child(operation, "deprecated").value === false ? [...handled, "deprecated"] : handled;
  copyOtherFields(conversion, operation, part, { handled: kept, unneeded });
  part.operationId = "deleteMember";
  for (const key of ["summary", "description"]) {
    const node = child(pathItem, key);
    if (node.value !== undefined)
      leaveOut(conversion, node, "It describes the path, not the operation.");
  }
  const nodes = resolvedParameters(conversion, operation);
  const parameters = convertParameters(conversion, nodes);
  if (parameters.length > 0) part.parameters = parameters;
  const body = convertBody(conversion, operation, nodes);
  if (body !== undefined) part.requestBody = body;
  part.responses = convertResponses(conversion, operation);
  return recordOrigin(conversion, operation, part);
}

function convertComponents(
  conversion: Conversion,
  operation: DocumentNode,
  securitySchemes: Mapping,
): Mapping {
  const { components } = conversion;
  let count = 0;
  for (let next = components.next(); next !== undefined; next = components.next()) {
    const { section, name, node } = next;
    components.converted[section][name] = convertOne(conversion, section, node, operation);
    count += 1;
    if (count === mostComponents) {
      const message = `The operation refers to more than ${mostComponents} components. Cut it out by hand.`;
      refuse(conversion, operation, message);
      break;
    }
  }
  const { responses, headers, schemas } = components.converted;
  const all = { responses, securitySchemes, headers, schemas };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => Object.keys(part).length > 0));
}

function convertOne(
  conversion: Conversion,
  section: string,
  node: DocumentNode,
  operation: DocumentNode,
): unknown {
  if (section === "schemas") return convertSchema(conversion, node);
  return section === "headers"
    ? convertHeader(conversion, node)
    : convertResponse(conversion, node, operation);
}
