import { child, type DocumentNode, type Report } from "../../openapi/document-node.ts";
import { type DocumentFacts, readDocument } from "./document.ts";
import type { Names } from "./names.ts";
import { findOperation, type OperationModel, readOperation } from "./operation.ts";
import { type RateLimitModel, readRateLimit } from "./rate-limit.ts";
import { type Alternative, readSecurity } from "./security.ts";
import { readServers, type Server } from "./servers.ts";

/** Everything that a spec says of its provider, checked and resolved. */
export interface ProviderModel extends DocumentFacts {
  /** The default first. */
  readonly servers: readonly Server[];
  readonly alternatives: readonly Alternative[];
  readonly rateLimitReset: RateLimitModel | undefined;
  readonly operation: OperationModel;
}

/** What is rendered: a provider, and the package that its client is in. */
export interface Model extends ProviderModel {
  readonly names: Names;
  readonly version: string;
  /** `sha256-` and the hexadecimal hash of the spec's bytes. */
  readonly specHash: string;
}

/**
 * Reads a document into a model. Each object of it is checked and modelled by one function, which reports all that is
 * wrong and goes on with what it could read, so that one run tells of every mistake. Such a model never leaves here:
 * where anything was reported there is none.
 */
export function readModel(document: DocumentNode, report: Report): ProviderModel | undefined {
  let isSound = true;
  const refuse: Report = (node, code, message) => {
    isSound = false;
    report(node, code, message);
  };
  const facts = readDocument(document, refuse);
  const servers = readServers(child(document, "servers"), refuse);
  const node = findOperation(document, refuse);
  const rateLimitReset = readRateLimit(document, node, refuse);
  if (node === undefined) return undefined;
  const operation = readOperation(node, refuse);
  const alternatives = readSecurity(document, node, operation, refuse);
  return isSound ? { ...facts, servers, alternatives, rateLimitReset, operation } : undefined;
}
