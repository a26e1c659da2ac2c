import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  type Report,
  resolvedChild,
  text,
} from "../../openapi/document-node.ts";
import { list, show } from "../../openapi/problem.ts";
import { checkServers, isHttpsUrl } from "./check-servers.ts";

/** The parts of a spec that stand around its operation (design §3). */
export function checkDocument(document: DocumentNode, report: Report): void {
  const version = child(document, "openapi");
  if (!/^3\.1\.\d+$/.test(text(version) ?? "")) {
    report(version, `Expected \`openapi: 3.1.0\`, found ${show(version.value)}.`);
  }
  const title = resolvedChild(document, "info", "title");
  if (!/^\S(.{0,78}\S)?$/u.test(text(title) ?? "")) {
    report(
      title,
      `Expected the provider's name as it spells it, in one line of at most 80 characters, found ${show(title.value)}.`,
    );
  }
  const docs = resolvedChild(document, "externalDocs", "url");
  if (!isHttpsUrl(text(docs))) {
    report(
      docs,
      `Expected the https URL of the page that the facts come from, found ${show(docs.value)}.`,
    );
  }
  checkServers(child(document, "servers"), report);
  checkRetired(child(document, "x-retired"), report);
}

/** Why a provider's package gets its last release: npm shows it to who installs the package. */
function checkRetired(retired: DocumentNode, report: Report): void {
  if (retired.value === undefined || /^\S.{8,298}[.!]$/u.test(text(retired) ?? "")) return;
  report(
    retired,
    `Expected why there are no more releases and what to use instead, as sentences in one line of 10 to 300 characters, found ${show(retired.value)}.`,
  );
}

const methods = ["delete", "patch", "post", "put"];

/** Every operation of the document, by its path and method. */
export function operationsOf(document: DocumentNode): DocumentNode[] {
  return entries(child(document, "paths")).flatMap(([, item]) =>
    entries(item).flatMap(([key, node]) => (methods.includes(key) ? [node] : [])),
  );
}

/** Finds the one operation, `deleteMember`, or reports what stands in its place. */
export function checkOperations(document: DocumentNode, report: Report): DocumentNode | undefined {
  const found = operationsOf(document);
  const members = found.filter((node) => child(node, "operationId").value === "deleteMember");
  for (const place of found.filter((other) => !members.includes(other))) {
    const id = child(place, "operationId");
    report(
      id,
      `Expected the one operation \`deleteMember\`, found ${show(id.value)}. Others are not supported yet; remove it.`,
    );
  }
  if (found.length === 0) {
    const paths = child(document, "paths");
    report(
      paths,
      `Expected one operation (${list(methods)}) with \`operationId: deleteMember\`, found none.`,
    );
  }
  for (const [path, item] of found.length > 0 ? entries(child(document, "paths")) : [])
    if (!found.some((node) => node.path[1] === path))
      report(item, `Expected an operation in each path, found none in ${show(path)}. Remove it.`);
  for (const place of members.slice(1)) {
    report(child(place, "operationId"), "`deleteMember` is defined twice. Keep one operation.");
  }
  const [member] = members;
  return isMapping(member?.value) ? member : undefined;
}
