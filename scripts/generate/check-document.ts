import { at, entries, isMapping, items, type Place, type Report, rawAt, text } from "./place.ts";
import { list, show } from "./problem.ts";

/** The parts of a spec that stand around its operation (design §3). */
export function checkDocument(document: Place, report: Report): void {
  const version = rawAt(document, "openapi");
  if (!/^3\.1\.\d+$/.test(text(version) ?? "")) {
    report(version, `Expected \`openapi: 3.1.0\`, found ${show(version.value)}.`);
  }
  const title = at(document, "info", "title");
  if (!/^\S(.{0,78}\S)?$/u.test(text(title) ?? "")) {
    report(
      title,
      `Expected the provider's name as it spells it, in one line of at most 80 characters, found ${show(title.value)}.`,
    );
  }
  const docs = at(document, "externalDocs", "url");
  if (!isHttpsUrl(text(docs))) {
    report(
      docs,
      `Expected the https URL of the page that the facts come from, found ${show(docs.value)}.`,
    );
  }
  checkServers(rawAt(document, "servers"), report);
}

/** An absolute https URL of RFC 3986's characters, as it will be sent, and that shows nobody's password. */
function isHttpsUrl(url: string | undefined): boolean {
  if (
    url === undefined ||
    !/^https:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(url) ||
    !URL.canParse(url)
  )
    return false;
  const { username, password } = new URL(url);
  return username === "" && password === "";
}

function checkServers(servers: Place, report: Report): void {
  if (items(servers).length === 0) {
    report(servers, "Expected at least one server, the default first, found none.");
  }
  for (const server of items(servers)) {
    checkVariables(server, report);
    const url = rawAt(server, "url");
    const filled = fill(text(url) ?? "", rawAt(server, "variables"));
    if (!isHttpsUrl(filled)) {
      report(
        url,
        `Expected an absolute https URL without a user name or a password, found ${show(url.value)}.`,
      );
    } else if (/[?#]/.test(filled) || filled.endsWith("/")) {
      report(
        url,
        `Expected a URL without a query, a fragment and a slash at its end, found ${show(url.value)}.`,
      );
    } else if (new URL(filled).href.replace(/\/$/, "") !== filled) {
      report(
        url,
        `Expected a URL in its normal form, ${show(new URL(filled).href)}, found ${show(filled)}.`,
      );
    }
  }
}

function fill(url: string, variables: Place): string {
  return url.replaceAll(
    /\{([^{}]*)\}/g,
    (whole, name: string) => text(rawAt(variables, name, "default")) ?? whole,
  );
}

function checkVariables(server: Place, report: Report): void {
  const url = text(rawAt(server, "url")) ?? "";
  for (const [name, variable] of entries(rawAt(server, "variables"))) {
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || name in {}) {
      report(
        variable,
        `Expected a name of letters, digits and \`_\`, found ${show(name)}. Rename the variable.`,
      );
    } else if (!url.includes(`{${name}}`)) {
      report(
        variable,
        `The URL of this server has no \`{${name}}\`. Use the variable or remove it.`,
      );
    }
    const fallback = rawAt(variable, "default");
    const allowed = rawAt(variable, "enum");
    const values = items(allowed).map(({ value }) => value);
    // One label of a host or one segment of a path, as the runtime takes it.
    if (!/^[\w-]+$/.test(text(fallback) ?? "")) {
      report(
        fallback,
        `Expected a default of letters, digits, \`-\` and \`_\`, found ${show(fallback.value)}.`,
      );
    } else if (allowed.value !== undefined && !values.includes(fallback.value)) {
      report(
        fallback,
        `Expected one of the variable's \`enum\`, ${show(values)}, found ${show(fallback.value)}.`,
      );
    }
    for (const item of items(allowed)) {
      if (!/^[\w-]+$/.test(text(item) ?? "")) {
        report(
          item,
          `Expected a text of letters, digits, \`-\` and \`_\`, found ${show(item.value)}.`,
        );
      }
    }
  }
}

const methods = ["delete", "patch", "post", "put"];

/** Every operation of the document, by its path and method. */
export function operationsOf(document: Place): Place[] {
  return entries(rawAt(document, "paths")).flatMap(([, item]) =>
    entries(item).flatMap(([key, place]) => (methods.includes(key) ? [place] : [])),
  );
}

/** Finds the one operation, `deleteMember`, or reports what stands in its place. */
export function checkOperations(document: Place, report: Report): Place | undefined {
  const found = operationsOf(document);
  const members = found.filter((place) => rawAt(place, "operationId").value === "deleteMember");
  for (const place of found.filter((other) => !members.includes(other))) {
    const id = rawAt(place, "operationId");
    report(
      id,
      `Expected the one operation \`deleteMember\`, found ${show(id.value)}. Others are not supported yet; remove it.`,
    );
  }
  if (found.length === 0) {
    const paths = rawAt(document, "paths");
    report(
      paths,
      `Expected one operation (${list(methods)}) with \`operationId: deleteMember\`, found none.`,
    );
  }
  for (const place of members.slice(1)) {
    report(rawAt(place, "operationId"), "`deleteMember` is defined twice. Keep one operation.");
  }
  const [member] = members;
  return isMapping(member?.value) ? member : undefined;
}
