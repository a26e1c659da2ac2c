import { at, entries, type Place, type Report } from "./place.ts";
import { show } from "./problem.ts";

/** JSON by its media type: `application/json`, or anything with the suffix `+json` (RFC 6839 §3.1). */
export function isJson(mediaType: string): boolean {
  return /^(application\/json|[^/]+\/[^/]+\+json)$/.test(mediaType);
}

/** `type/subtype` in lower case and without parameters (RFC 9110 §8.3.1). */
const mediaTypeName = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/;

/** The documented answers: their statuses, and the media types of their bodies. */
export function checkResponses(operation: Place, report: Report): void {
  const responses = at(operation, "responses");
  const statuses = entries(responses).map(([status]) => status);
  if (!statuses.some((status) => /^2\d\d$/.test(status))) {
    report(responses, `Expected at least one documented success (a 2xx), found ${show(statuses)}.`);
  }
  for (const [status, response] of entries(responses)) {
    if (!/^[2-5]\d\d$/.test(status)) {
      report(
        response,
        `Expected a status from 200 to 599, found ${show(status)}. Ranges and \`default\` are not supported yet.`,
      );
    }
    for (const [mediaType, place] of entries(at(response, "content"))) {
      if (!mediaTypeName.test(mediaType)) {
        report(
          place,
          `Expected a media type in lower case and without parameters, such as \`application/json\`, found ${show(mediaType)}.`,
        );
      } else if (status.startsWith("2") && !isJson(mediaType)) {
        report(
          place,
          `The body of a success is read as JSON; ${show(mediaType)} is not supported yet. Leave an empty body's \`content\` out.`,
        );
      }
    }
  }
}
