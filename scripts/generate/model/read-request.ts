import type { DocumentNode, Report } from "../../openapi/document-node.ts";
import type { OperationModel } from "./model.ts";
import type { Taken } from "./parameter-name.ts";
import { readBody } from "./read-body.ts";
import { readParameters } from "./read-parameters.ts";
import { createSchemaContext } from "./schema/schema-context.ts";

export type RequestModel = Pick<OperationModel, "parameters" | "headers" | "query" | "body">;

/** All that a request consists of beside its path and its credentials; what is wrong with it is reported. */
export function readRequest(operation: DocumentNode, report: Report): RequestModel {
  const reading = createSchemaContext(report);
  const taken: Taken = new Map();
  const { parameters, headers, query } = readParameters(operation, reading, taken);
  const sent = readBody(operation, reading, taken);
  return {
    ...{ headers, query, parameters: [...parameters, ...(sent?.parameters ?? [])] },
    ...(sent && { body: sent.body }),
  };
}

/**
 * Checks a request, and that it says who is removed: a call without it could remove anybody.
 *
 * @returns what could be read of it, for the checks that look at a request too.
 */
export function checkRequest(operation: DocumentNode, report: Report): RequestModel {
  let isSound = true;
  const request = readRequest(operation, (node, message) => {
    isSound = false;
    report(node, message);
  });
  if (isSound && !request.parameters.some(({ required }) => required))
    report(
      operation,
      "Expected at least one required parameter, in the path, the query, a header or the body: the member. A call without it could remove anybody.",
    );
  return request;
}
