import { child, type DocumentNode, type Report } from "../../openapi/document-node.ts";
import { list, show } from "../../openapi/problem.ts";
import type { RequestModel } from "./read-request.ts";

/** `member` of `x-removal`: a parameter that every call gives. A spec needs it where the last one of its path is not that. */
export function checkMember(
  operation: DocumentNode,
  { parameters }: RequestModel,
  report: Report,
): void {
  const member = child(operation, "x-removal", "member");
  if (member.value === undefined) return;
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  if (required.includes(String(member.value))) return;
  report(
    member,
    `Expected the name of a required parameter (${list(required)}), found ${show(member.value)}. Name the one that says who is removed.`,
  );
}
