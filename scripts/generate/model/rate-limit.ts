import {
  child,
  type DocumentNode,
  entries,
  items,
  type Report,
  resolvedChild,
  text,
} from "../../openapi/document-node.ts";
import { documentedBy } from "../../openapi/documented-responses.ts";
import { list, show } from "../../openapi/problem.ts";

/** How a provider says when a caller may try again. The names of headers are in lower case. */
export interface RateLimitModel {
  readonly header: string;
  readonly unit: RateLimitUnit;
  /** Where they are not 429 alone. */
  readonly statuses: readonly number[] | undefined;
  /** The header without whose 0 the other one says nothing. */
  readonly remaining: string | undefined;
}

export type RateLimitUnit = "seconds" | "unix-seconds" | "unix-milliseconds";

/** `x-rate-limit-reset` of the document, where it has one: its statuses are those that the operation documents. */
export function readRateLimit(
  document: DocumentNode,
  operation: DocumentNode | undefined,
  report: Report,
): RateLimitModel | undefined {
  const reset = child(document, "x-rate-limit-reset");
  if (reset.value === undefined) return undefined;
  const header = text(child(reset, "header"))?.toLowerCase() ?? "";
  const remaining = text(child(reset, "remaining"))?.toLowerCase();
  if (remaining !== undefined && remaining === header)
    report(
      child(reset, "remaining"),
      "rate-limit/same-header",
      `Expected another header than the one that says when to try again, found ${show(remaining)}.`,
    );
  const documented = entries(resolvedChild(operation ?? document, "responses")).map(([key]) => key);
  const statuses = items(child(reset, "statuses"));
  for (const status of operation ? statuses : [])
    if (documentedBy(Number(status.value), documented) === undefined)
      report(
        status,
        "rate-limit/undocumented-status",
        `Expected a documented status (${list(documented)}), found ${show(status.value)}.`,
      );
  const numbers = statuses.map(({ value }) => Number(value));
  return {
    header,
    unit: child(reset, "unit").value as RateLimitUnit,
    statuses: numbers.length === 0 || String(numbers) === "429" ? undefined : numbers,
    remaining,
  };
}
