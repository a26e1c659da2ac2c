import {
  type DocumentNode,
  entries,
  type Report,
  resolvedChild,
} from "../../openapi/document-node.ts";
import { show } from "../../openapi/problem.ts";

/** JSON by its media type: `application/json`, or anything with the suffix `+json` (RFC 6839 §3.1). */
export function isJson(mediaType: string): boolean {
  return /^(application\/json|[^/]+\/[^/]+\+json)$/.test(mediaType);
}

/** `type/subtype` in lower case and without parameters (RFC 9110 §8.3.1). */
const mediaTypeName = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/;

/** What documents the statuses that no number does: errors only (OpenAPI 3.1 §4.8.16). */
export function isRange(status: string): status is "4XX" | "5XX" | "default" {
  return ["4XX", "5XX", "default"].includes(status);
}

/** The key that documents a status: its number, or for an error what stands for the others. */
export function documentedBy(status: number, keys: readonly string[]): string | undefined {
  const own = String(status);
  const wanted = status < 400 ? [own] : [own, `${own.slice(0, 1)}XX`, "default"];
  return wanted.find((key) => keys.includes(key));
}

/** Statuses whose answers have no body, whatever a document says of it (RFC 9110 §15.3.5 and §15.3.6). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205;
}

/** The documented answers: their statuses, and the media types of their bodies. */
export function checkResponses(operation: DocumentNode, report: Report): void {
  const responses = resolvedChild(operation, "responses");
  const statuses = entries(responses).map(([status]) => status);
  if (!statuses.some((status) => /^2\d\d$/.test(status))) {
    report(
      responses,
      `Expected at least one documented success by its number (a 2xx), found ${show(statuses)}.`,
    );
  }
  for (const [status, response] of entries(responses)) {
    if (!/^[2-5]\d\d$/.test(status) && !isRange(status)) report(response, statusProblem(status));
    for (const [mediaType, node] of entries(resolvedChild(response, "content"))) {
      if (!mediaTypeName.test(mediaType)) {
        report(
          node,
          `Expected a media type in lower case and without parameters, such as \`application/json\`, found ${show(mediaType)}.`,
        );
      } else if (status.startsWith("2") && !isBodiless(Number(status)) && !isJson(mediaType)) {
        report(
          node,
          `The body of a success is read as JSON, found ${show(mediaType)}. Leave it out, since the client asks for JSON; an empty body has no \`content\`.`,
        );
      }
    }
  }
}

function statusProblem(status: string): string {
  const found = `found ${show(status)}`;
  const range = status.toUpperCase();
  if (range === "2XX")
    return `Expected each success by its number, such as \`204\`, ${found}: which 2xx is a removal must be written out.`;
  if (range === "1XX" || range === "3XX")
    return `Expected a status from 200 to 599, \`4XX\`, \`5XX\` or \`default\`, ${found}: no call ends well by a 1xx or a 3xx. Write out the statuses that the provider documents, or remove it.`;
  const hint = isRange(range) ? ` Write \`${range}\`.` : "";
  return `Expected a status from 200 to 599, \`4XX\`, \`5XX\` or \`default\`, ${found}.${hint}`;
}
