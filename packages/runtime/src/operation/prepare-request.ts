import type { OperationDefinition } from "../definition/operation-definition.ts";
import type { InvalidRequest } from "../errors/create-error.ts";
import { createQuerySerializer, defaultPathSerializer } from "../platform/openapi-fetch.ts";
import type { PlacedParameters } from "../request/parameter-definition.ts";
import { placeParameters } from "../request/place-parameters.ts";
import { dotSegment, hasDotSegment } from "../values/dot-segment.ts";

const serializeQuery = createQuerySerializer();

/** The parts of a query as one text. Empty parts are left out. */
export const joinQuery = (parts: readonly unknown[]): string => parts.filter(Boolean).join("&");

/**
 * A request that lacks only its headers and its credentials: the one URL that it may go to, its body, and the headers
 * that describe the body, where `null` removes a header.
 */
export type PreparedRequest = readonly [
  params: PlacedParameters,
  url: string,
  body: string | null,
  bodyHeaders: Readonly<Record<string, string | null>> | undefined,
];

/** Checks the parameters of a call and makes its URL and its body. Sends nothing. */
export function prepareRequest(
  given: unknown,
  operation: OperationDefinition,
  baseUrl: string,
  invalid: InvalidRequest,
): PreparedRequest {
  const params = placeParameters(given, operation.parameters, invalid);
  const target = defaultPathSerializer(baseUrl + operation.path, params.path);
  // A value without a dot segment may become one beside the dots of the template.
  if (hasDotSegment(target.slice(baseUrl.length))) throw invalid(`the path ${dotSegment}`);
  const query = joinQuery([
    operation.query,
    serializeQuery(params.query),
    ...(params.queryParts ?? []),
  ]);
  // RFC 3986 §3.4: a query has no brackets, though names may. Only the query is as the URL parser writes it.
  const url =
    target + (query && new URL(`?${query.replace(/[[\]]/g, encodeURIComponent)}`, target).search);
  const [body = null, bodyHeaders] = operation.body?.write(params.body, invalid) ?? [];
  return [params, url, body, bodyHeaders];
}
