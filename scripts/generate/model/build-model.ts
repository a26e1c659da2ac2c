import {
  at,
  describe,
  entries,
  isMapping,
  items,
  type Place,
  type Report,
  rawAt,
  rootPlace,
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
  const root = rootPlace(document);
  const [operation] = operationsOf(root);
  if (operation === undefined)
    throw new Error(`specs/${slug}.yaml was not checked: it has no operation.`);
  const reset = at(root, "x-rate-limit-reset");
  return {
    ...{ names: namesOf(slug), version, specHash },
    title: string(at(root, "info", "title")),
    documentVersion: string(at(root, "info", "version")),
    about: describe(at(root, "info")),
    docs: {
      url: new URL(string(at(root, "externalDocs", "url"))).href,
      description: describe(at(root, "externalDocs")),
    },
    servers: items(at(root, "servers")).map(buildServer),
    alternatives: alternativesOf(root, operation),
    rateLimitReset: isMapping(reset.value) ? buildRateLimit(reset) : undefined,
    operation: buildOperation(operation),
    retired: text(at(root, "x-retired")),
  };
}

function string({ value, path }: Place): string {
  if (typeof value !== "string")
    throw new Error(`${path.join(" > ")} was not checked: it is no text.`);
  return value;
}

function buildRateLimit(reset: Place): RateLimitModel {
  const statuses = items(at(reset, "statuses")).map(({ value }) => Number(value));
  return {
    header: string(at(reset, "header")).toLowerCase(),
    unit: string(at(reset, "unit")) as RateLimitModel["unit"],
    statuses: statuses.length === 0 || String(statuses) === "429" ? undefined : statuses,
    remaining: text(at(reset, "remaining"))?.toLowerCase(),
  };
}

function buildServer(server: Place): Server {
  const variables = entries(at(server, "variables")).map(([name, place]) => ({
    name,
    default: string(at(place, "default")),
    enum: at(place, "enum").value === undefined ? undefined : items(at(place, "enum")).map(string),
    description: describe(place),
    required: at(place, "x-required").value === true,
  }));
  return {
    ...{ url: string(at(server, "url")), description: describe(server), variables },
    required: at(server, "x-required").value === true,
  };
}

const unchecked: Report = ({ path }, message) => {
  throw new Error(`${path.join(" > ")} was not checked: ${message}`);
};

function buildOperation(operation: Place): OperationModel {
  const [, path, method] = operation.path;
  const responses = entries(at(operation, "responses")).map(buildResponse);
  const accepted = new Set(responses.flatMap(({ mediaTypes }) => mediaTypes));
  const removal = at(operation, "x-removal");
  return {
    ...{ method: String(method).toUpperCase(), path: String(path) },
    summary: String(
      at(operation, "summary").value ?? "Remove a member from the organization",
    ).trim(),
    description: describe(operation),
    ...readRequest(operation, unchecked),
    accept: [...accepted].join(", ") || "*/*",
    responses,
    removes: at(removal, "removes").value === "account" ? "account" : "membership",
    reversible: at(removal, "reversible").value === true,
    constants: readConstants(operation, unchecked),
    absent: buildMatchers(at(removal, "absent")),
    failed: buildMatchers(at(removal, "failed")),
  };
}

function buildResponse([status, response]: [string, Place]): ResponseModel {
  return {
    status: isRange(status) ? status : Number(status),
    description: describe(response),
    mediaTypes: entries(at(response, "content")).map(([mediaType]) => mediaType),
  };
}

const keywords = ["equals", "notEquals", "startsWith", "empty", "missing"];

/** The properties in our order, whatever the order of the spec. */
function pick(place: Place, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const { value } = rawAt(place, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function buildMatchers(place: Place): MatcherModel[] {
  const names = ["status", "pointer", ...keywords, "outcome"];
  return items(place).map((matcher) => pick(matcher, names) as unknown as MatcherModel);
}
