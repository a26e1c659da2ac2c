import {
  child,
  type DocumentNode,
  describe,
  entries,
  isMapping,
  items,
  type Report,
  resolvedChild,
  rootNode,
  text,
} from "../../openapi/document-node.ts";
import { operationsOf } from "./check-document.ts";
import { isRange } from "./check-responses.ts";
import type {
  MatcherModel,
  Model,
  OperationModel,
  RateLimitModel,
  ResponseModel,
  Server,
} from "./model.ts";
import { namesOf } from "./names.ts";
import { readRequest } from "./read-request.ts";
import { readConstants } from "./schema/read-constants.ts";
import { alternativesOf } from "./security.ts";

/** Models a document that `check` has found nothing wrong with. */
export function buildModel(
  slug: string,
  version: string,
  specHash: string,
  document: unknown,
): Model {
  const root = rootNode(document);
  const [operation] = operationsOf(root);
  if (operation === undefined)
    throw new Error(`specs/${slug}.yaml was not checked: it has no operation.`);
  const reset = resolvedChild(root, "x-rate-limit-reset");
  return {
    ...{ names: namesOf(slug), version, specHash },
    title: string(resolvedChild(root, "info", "title")),
    documentVersion: string(resolvedChild(root, "info", "version")),
    about: describe(resolvedChild(root, "info")),
    docs: {
      url: new URL(string(resolvedChild(root, "externalDocs", "url"))).href,
      description: describe(resolvedChild(root, "externalDocs")),
    },
    servers: items(resolvedChild(root, "servers")).map(buildServer),
    alternatives: alternativesOf(root, operation),
    rateLimitReset: isMapping(reset.value) ? buildRateLimit(reset) : undefined,
    operation: buildOperation(operation),
    retired: text(resolvedChild(root, "x-retired")),
  };
}

function string({ value, path }: DocumentNode): string {
  if (typeof value !== "string")
    throw new Error(`${path.join(" > ")} was not checked: it is no text.`);
  return value;
}

function buildRateLimit(reset: DocumentNode): RateLimitModel {
  const statuses = items(resolvedChild(reset, "statuses")).map(({ value }) => Number(value));
  return {
    header: string(resolvedChild(reset, "header")).toLowerCase(),
    unit: string(resolvedChild(reset, "unit")) as RateLimitModel["unit"],
    statuses: statuses.length === 0 || String(statuses) === "429" ? undefined : statuses,
    remaining: text(resolvedChild(reset, "remaining"))?.toLowerCase(),
  };
}

function buildServer(server: DocumentNode): Server {
  const variables = entries(resolvedChild(server, "variables")).map(([name, node]) => ({
    name,
    default: string(resolvedChild(node, "default")),
    enum:
      resolvedChild(node, "enum").value === undefined
        ? undefined
        : items(resolvedChild(node, "enum")).map(string),
    description: describe(node),
    required: resolvedChild(node, "x-required").value === true,
  }));
  return {
    ...{ url: string(resolvedChild(server, "url")), description: describe(server), variables },
    required: resolvedChild(server, "x-required").value === true,
  };
}

const unchecked: Report = ({ path }, message) => {
  throw new Error(`${path.join(" > ")} was not checked: ${message}`);
};

function buildOperation(operation: DocumentNode): OperationModel {
  const [, path, method] = operation.path;
  const responses = entries(resolvedChild(operation, "responses")).map(buildResponse);
  const accepted = new Set(responses.flatMap(({ mediaTypes }) => mediaTypes));
  const removal = resolvedChild(operation, "x-removal");
  return {
    ...{ method: String(method).toUpperCase(), path: String(path) },
    summary: String(
      resolvedChild(operation, "summary").value ?? "Remove a member from the organization",
    ).trim(),
    description: describe(operation),
    ...readRequest(operation, unchecked),
    accept: [...accepted].join(", ") || "*/*",
    responses,
    removes: resolvedChild(removal, "removes").value === "account" ? "account" : "membership",
    reversible: resolvedChild(removal, "reversible").value === true,
    constants: readConstants(operation, unchecked),
    absent: buildMatchers(resolvedChild(removal, "absent")),
    failed: buildMatchers(resolvedChild(removal, "failed")),
  };
}

function buildResponse([status, response]: [string, DocumentNode]): ResponseModel {
  return {
    status: isRange(status) ? status : Number(status),
    description: describe(response),
    mediaTypes: entries(resolvedChild(response, "content")).map(([mediaType]) => mediaType),
  };
}

const keywords = ["equals", "notEquals", "startsWith", "empty", "missing"];

/** The properties in our order, whatever the order of the spec. */
function pick(node: DocumentNode, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const { value } = child(node, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function buildMatchers(node: DocumentNode): MatcherModel[] {
  const names = ["status", "pointer", ...keywords, "outcome"];
  return items(node).map((matcher) => pick(matcher, names) as unknown as MatcherModel);
}
