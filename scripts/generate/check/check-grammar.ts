import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Report,
  resolve,
} from "../../openapi/document-node.ts";
import { list, show } from "../../openapi/problem.ts";
import { checkKeywords } from "./check-keywords.ts";
import { checkPattern } from "./check-pattern.ts";
import { componentsOf, type Field, grammar, type Kind } from "./grammar.ts";

/** Refuses fields that are not honoured, and references that leave the document or lead nowhere. */
export function checkGrammar(document: DocumentNode, report: Report): void {
  checkObject(document, "document", report);
}

function checkObject(node: DocumentNode, kind: Kind, report: Report): void {
  if (!isMapping(node.value)) return;
  if (Object.hasOwn(node.value, "$ref")) {
    checkReference(node, kind, report);
    return;
  }
  for (const [key, child] of entries(node)) {
    const field = Object.hasOwn(grammar[kind], key) ? grammar[kind][key] : undefined;
    if (field === undefined) report(child, notSupported(key, kind));
    else if (isBlank(key, child)) report(child, noWords);
    else checkField(child, field, report);
    if (kind === "schema" && key === "pattern") checkPattern(child, report);
  }
  if (kind === "schema") checkKeywords(node, report);
}

function checkField(node: DocumentNode, field: Field, report: Report): void {
  if (field === "value") {
    checkNoReference(node, report);
    return;
  }
  const [shape, kind] = field;
  if (shape === "one") checkObject(node, kind, report);
  if (shape === "list") for (const item of items(node)) checkObject(item, kind, report);
  if (shape === "map")
    for (const [key, value] of entries(node)) {
      if (key === "$ref") report(value, noReference);
      else if (isBrokenEscape(key)) report(value, brokenEscape(key));
      else checkObject(value, kind, report);
    }
}

const noWords =
  "Expected words, found none. Say it in the provider's words, or remove the key where it may be left out.";

function isBlank(key: string, { value }: DocumentNode): boolean {
  return (
    (key === "description" || key === "summary") && typeof value === "string" && !/\S/.test(value)
  );
}

/** openapi-typescript makes pointers of names, and decodes them (RFC 6901 §6). */
function isBrokenEscape(key: string): boolean {
  try {
    decodeURIComponent(key);
    return false;
  } catch {
    return true;
  }
}

const brokenEscape = (key: string): string =>
  `Expected a name without a \`%\` that begins no escape, found ${show(key)}. No type can be made of it yet.`;

const noReference = "A $ref is not supported here. Write the value out.";

/** Tools resolve references in examples and extensions too. */
function checkNoReference(node: DocumentNode, report: Report): void {
  for (const item of items(node)) checkNoReference(item, report);
  for (const [key, value] of entries(node)) {
    if (key === "$ref") report(value, noReference);
    else checkNoReference(value, report);
  }
}

function notSupported(key: string, kind: Kind): string {
  if (key.startsWith("x-")) {
    return `\`${key}\` is an extension that nothing reads here. There are \`x-removal\` (on deleteMember), \`x-rate-limit-reset\` and \`x-retired\` (at the root), \`x-required\` (on a server and its variables), \`x-password\` and \`x-prefix\` (on a security scheme): remove it.`;
  }
  return `\`${key}\` is not supported here yet, and would be lost silently. Supported: ${list(Object.keys(grammar[kind]))}.`;
}

function checkReference(node: DocumentNode, kind: Kind, report: Report): void {
  const reference = child(node, "$ref");
  const section = componentsOf[kind];
  if (section === undefined) {
    report(reference, noReference);
    return;
  }
  // The name becomes part of a type, so it is one that needs no escape (OpenAPI 3.1 §4.8.7).
  const wanted = new RegExp(`^#/components/${section}/[A-Za-z0-9._-]+$`);
  if (typeof reference.value !== "string" || !wanted.test(reference.value)) {
    report(
      reference,
      `Expected a reference inside the document, \`#/components/${section}/<Name>\`, found ${show(reference.value)}.`,
    );
  } else if (resolve(node).value === undefined) {
    report(
      reference,
      `${show(reference.value)} leads nowhere, or in a circle. Define it, or mend the name.`,
    );
  }
  for (const [key, sibling] of entries(node)) {
    if (key !== "$ref" && key !== "description") {
      report(
        sibling,
        `\`${key}\` beside a $ref would be lost silently. Only \`description\` may stand there.`,
      );
    }
  }
}
