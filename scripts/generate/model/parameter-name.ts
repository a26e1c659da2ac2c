import { type DocumentNode, type Report, text, toText } from "../../openapi/document-node.ts";
import { headerNameProblem } from "../../openapi/http-names.ts";
import { show } from "../../openapi/problem.ts";

/** The names of a request's parameters, which share one flat object (design §4), with what each of them is. */
export type Taken = Map<string, string>;

/** Characters that a query takes as they are, but for brackets, which have one encoding (RFC 3986 §3.4). */
export const inQuery: RegExp = /^[\w$.~:@!*()/,\-[\]]{1,100}$/;

/** Signs at the ends of a template's expression, which say how it is written (RFC 6570 §2.2 and §2.4). */
const operator = /^[.;]|\*$/;

/** Checks a name where it stands, and that it stands once. */
export function checkName(node: DocumentNode, name: string, where: string, report: Report): void {
  if (!/^[\x21-\x7e]{1,100}$/.test(name) || name in {}) {
    report(
      node,
      "parameter/name-not-ascii",
      `Expected the name on the wire, in printable ASCII without spaces, found ${show(name)}.`,
    );
  } else if (where === "header") {
    const problem =
      name.toLowerCase() === "authorization"
        ? "Expected a security scheme"
        : headerNameProblem(name);
    if (problem !== undefined)
      report(node, "parameter/header-name", `${problem}, found ${show(name)}.`);
  } else if (where === "query" && !inQuery.test(name)) {
    report(
      node,
      "parameter/query-name",
      `Expected a name that a query takes as it is (letters, digits, and \`_$.~:@!*()/,-[]\`), found ${show(name)}.`,
    );
  } else if (where === "path" && operator.test(name)) {
    report(
      node,
      "parameter/path-name",
      `Expected a name that neither begins with \`.\` or \`;\` nor ends with \`*\`, which are signs in a template, found ${show(name)}.`,
    );
  }
}

/** Headers are case-insensitive, so names are compared without regard to case. */
export function claim(
  node: DocumentNode,
  name: string,
  where: string,
  taken: Taken,
  report: Report,
): void {
  const key = name.toLowerCase();
  const other = taken.get(key);
  if (other !== undefined) {
    const both =
      other === where ? `both times in the ${where}` : `in the ${other} and in the ${where}`;
    report(
      node,
      "parameter/name-in-two-places",
      `The parameter ${show(name)} is declared twice, ${both}; all parameters of a call share one object. Keep one.`,
    );
  }
  taken.set(key, where);
}

export const nameOf = (node: DocumentNode): string => text(node) ?? toText(node.value);
