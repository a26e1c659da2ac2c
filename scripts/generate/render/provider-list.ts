import { join } from "node:path";
import { resolvedChild, rootNode } from "../../openapi/document-node.ts";
import { writeAtomically } from "../../system/write-atomically.ts";
import { operationsOf } from "../model/check-document.ts";
import { failed, providers, type Result } from "../pipeline/results.ts";
import { namesIn, readIfThere } from "../write/package-folder.ts";
import { codeSpan, inline, link, table } from "./readme/markdown.ts";

/** The page with the list, from the root of the repository. */
export const listPage = "docs/providers.md";
const begin = "<!-- providers: written by `pnpm generate` from specs/ -->";
const end = "<!-- /providers -->";

/** What the list tells of one package: read from the package, so that an unchanged one need not be rendered for it. */
interface Listed {
  readonly slug: string;
  readonly title: string;
  readonly docsUrl: string;
  readonly method: string;
  readonly path: string;
  readonly removes: string;
}

function readListed(root: string, slug: string): Listed[] {
  const folder = join(root, providers, slug);
  const text = readIfThere(join(folder, "openapi.json"));
  if (text === undefined) return [];
  const document = rootNode(parse(slug, text));
  // Nobody should begin with it.
  if (resolvedChild(document, "x-retired").value !== undefined) return [];
  const [operation] = operationsOf(document);
  if (operation === undefined) throw unusable(slug, "has no operation");
  const [, path, method] = operation.path;
  const isAccount = resolvedChild(operation, "x-removal", "removes").value === "account";
  return [
    {
      slug,
      title: String(resolvedChild(document, "info", "title").value),
      docsUrl: String(resolvedChild(document, "externalDocs", "url").value),
      method: String(method).toUpperCase(),
      path: String(path),
      removes: isAccount ? "the account" : "the membership",
    },
  ];
}

function unusable(slug: string, what: string, options?: ErrorOptions): Error {
  const file = `${providers}/${slug}/openapi.json`;
  return new Error(`${file} ${what}. Mend it with: pnpm generate ${slug}`, options);
}

function parse(slug: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusable(slug, "is not JSON", { cause });
  }
}

function render(listed: readonly Listed[]): string {
  const rows = listed.map(({ slug, title, docsUrl, method, path, removes }) => [
    link(inline(title), docsUrl),
    link(codeSpan(`@offboard/${slug}`), `../${providers}/${slug}`),
    codeSpan(`${method} ${path}`),
    removes === "the account" ? `**${removes}**` : removes,
  ]);
  const count = `${rows.length} ${rows.length === 1 ? "provider" : "providers"}.`;
  return `${count}\n\n${table(["Provider", "Package", "Request", "Destroys"], rows)}`;
}

/** Writes, or compares, the list of providers in its page; a repository without a place for it has none. */
export function listProviders(root: string, check: boolean): Result {
  const path = join(root, listPage);
  const found = readIfThere(path) ?? "";
  const [from, to] = [found.indexOf(begin), found.lastIndexOf(end)];
  if (from < 0 && to < 0) return { kind: "unchanged" };
  if (from < 0 || to < from)
    return failed(
      listPage,
      `Expected the list of providers between ${begin} and ${end}. Restore both.`,
    );
  const listed = namesIn(join(root, providers)).flatMap((slug) => readListed(root, slug));
  const wanted = `${found.slice(0, from)}${begin}\n\n${render(listed)}\n\n${found.slice(to)}`;
  if (found === wanted) return { kind: "unchanged" };
  if (check)
    return {
      kind: "drifted",
      lines: [`The list of providers in ${listPage} is not the list of specs/.`],
    };
  writeAtomically([[path, wanted]]);
  return { kind: "generated", lines: ["the list of providers"] };
}
