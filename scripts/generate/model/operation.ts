import {
  child,
  type DocumentNode,
  describe,
  entries,
  isMapping,
  type Report,
  text,
} from "../../openapi/document-node.ts";
import { operationsOf } from "../../openapi/operations.ts";
import { list, show } from "../../openapi/problem.ts";
import type { Taken } from "./parameter-name.ts";
import { type ParametersModel, readParameters } from "./parameters.ts";
import { readPath } from "./path.ts";
import { checkMember, type RemovalModel, readRemoval } from "./removal.ts";
import { type BodyModel, readBody } from "./request-body.ts";
import { type ResponsesModel, readResponses } from "./responses.ts";
import { createSchemaContext } from "./schema/context.ts";

/** All that a request consists of beside its path and its credentials. The parameters in the body are the last. */
export interface RequestModel extends ParametersModel {
  readonly body?: BodyModel;
}

export interface OperationModel extends RequestModel, ResponsesModel, RemovalModel {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
}

/** The methods that a removal can have. */
const methods = ["delete", "patch", "post", "put"];

/** Finds the one operation, `deleteMember`, or reports what stands in its place. */
export function findOperation(document: DocumentNode, report: Report): DocumentNode | undefined {
  const found = operationsOf(document, methods);
  const members = found.filter((node) => child(node, "operationId").value === "deleteMember");
  for (const other of found.filter((node) => !members.includes(node))) {
    const id = child(other, "operationId");
    report(
      id,
      "operation/id",
      `Expected the one operation \`deleteMember\`, found ${show(id.value)}. Others are not supported yet; remove it.`,
    );
  }
  const paths = child(document, "paths");
  if (found.length === 0)
    report(
      paths,
      "operation/none",
      `Expected one operation (${list(methods)}) with \`operationId: deleteMember\`, found none.`,
    );
  for (const [path, item] of found.length > 0 ? entries(paths) : [])
    if (!found.some((node) => node.path[1] === path))
      report(
        item,
        "path/without-operation",
        `Expected an operation in each path, found none in ${show(path)}. Remove it.`,
      );
  for (const other of members.slice(1))
    report(
      child(other, "operationId"),
      "operation/twice",
      "`deleteMember` is defined twice. Keep one operation.",
    );
  const [member] = members;
  return isMapping(member?.value) ? member : undefined;
}

export function readOperation(operation: DocumentNode, report: Report): OperationModel {
  const removal = readRemoval(operation, report);
  const path = readPath(operation, report);
  const request = readRequest(operation, report);
  checkMember(operation, path, request.parameters, report);
  const summary = text(child(operation, "summary")) ?? "Remove a member from the organization";
  return {
    ...{ method: String(operation.path[2]).toUpperCase(), path, summary: summary.trim() },
    description: describe(operation),
    ...request,
    ...readResponses(operation, report),
    ...removal,
  };
}

/** Reads a request, and checks that it says who is removed: a call without it could remove anybody. */
function readRequest(operation: DocumentNode, report: Report): RequestModel {
  let isSound = true;
  const context = createSchemaContext((node, code, message) => {
    isSound = false;
    report(node, code, message);
  });
  const taken: Taken = new Map();
  const { parameters: placed, ...always } = readParameters(operation, context, taken);
  const sent = readBody(operation, context, taken);
  const parameters = [...placed, ...(sent?.parameters ?? [])];
  if (isSound && !parameters.some(({ required }) => required))
    report(
      operation,
      "operation/without-member",
      "Expected at least one required parameter, in the path, the query, a header or the body: the member. A call without it could remove anybody.",
    );
  return { ...always, parameters, ...(sent && { body: sent.body }) };
}
