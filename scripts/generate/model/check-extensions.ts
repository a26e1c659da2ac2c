import {
  child,
  type DocumentNode,
  entries,
  items,
  type Report,
  resolvedChild,
  text,
} from "../../openapi/document-node.ts";
import { list, show } from "../../openapi/problem.ts";
import { documentedBy } from "./check-responses.ts";

/** `x-rate-limit-reset` of the document, where it has one: its statuses are those that the operation documents. */
export function checkRateLimitReset(
  document: DocumentNode,
  operation: DocumentNode | undefined,
  report: Report,
): void {
  const reset = child(document, "x-rate-limit-reset");
  if (reset.value === undefined) return;
  const remaining = child(reset, "remaining");
  const name = text(remaining)?.toLowerCase();
  if (name !== undefined && name === text(child(reset, "header"))?.toLowerCase())
    report(
      remaining,
      `Expected another header than the one that says when to try again, found ${show(name)}.`,
    );
  const documented = entries(resolvedChild(operation ?? document, "responses")).map(([key]) => key);
  for (const status of operation ? items(child(reset, "statuses")) : [])
    if (documentedBy(Number(status.value), documented) === undefined)
      report(
        status,
        `Expected a documented status (${list(documented)}), found ${show(status.value)}.`,
      );
}
