import {
  child,
  type DocumentNode,
  describe,
  type Report,
  text,
} from "../../openapi/document-node.ts";
import { show } from "../../openapi/problem.ts";
import { isHttpsUrl } from "../../openapi/url-template.ts";

/** What a document says of itself and of its provider. */
export interface DocumentFacts {
  readonly title: string;
  /** Of the document; most providers' is that of their API. */
  readonly documentVersion: string;
  readonly about: string;
  readonly docs: { readonly url: string; readonly description: string };
  /** Why this is the package's last release, where it is. */
  readonly retired: string | undefined;
}

/** The parts of a spec that stand around its operation (design §3). */
export function readDocument(document: DocumentNode, report: Report): DocumentFacts {
  const openapi = child(document, "openapi");
  if (!/^3\.1\.\d+$/.test(text(openapi) ?? ""))
    report(
      openapi,
      "document/openapi-version",
      `Expected \`openapi: 3.1.0\`, found ${show(openapi.value)}.`,
    );
  const info = child(document, "info");
  return {
    title: readTitle(child(info, "title"), report),
    documentVersion: text(child(info, "version")) ?? "",
    about: describe(info),
    docs: readDocs(child(document, "externalDocs"), report),
    retired: readRetired(child(document, "x-retired"), report),
  };
}

function readTitle(node: DocumentNode, report: Report): string {
  const title = text(node) ?? "";
  if (!/^\S(.{0,78}\S)?$/u.test(title))
    report(
      node,
      "document/title",
      `Expected the provider's name as it spells it, in one line of at most 80 characters, found ${show(node.value)}.`,
    );
  return title;
}

function readDocs(docs: DocumentNode, report: Report): DocumentFacts["docs"] {
  const node = child(docs, "url");
  const url = text(node) ?? "";
  const description = describe(docs);
  if (isHttpsUrl(url)) return { url: new URL(url).href, description };
  report(
    node,
    "document/docs-url",
    `Expected the https URL of the page that the facts come from, found ${show(node.value)}.`,
  );
  return { url, description };
}

/** Why a provider's package gets its last release: npm shows it to who installs the package. */
function readRetired(node: DocumentNode, report: Report): string | undefined {
  const retired = text(node);
  if (node.value !== undefined && !/^\S.{8,298}[.!]$/u.test(retired ?? ""))
    report(
      node,
      "document/retired",
      `Expected why there are no more releases and what to use instead, as sentences in one line of 10 to 300 characters, found ${show(node.value)}.`,
    );
  return retired;
}
