import {
  child,
  type DocumentNode,
  entries,
  items,
  type Report,
  text,
} from "../../openapi/document-node.ts";
import { show } from "../../openapi/problem.ts";

/** An absolute https URL of RFC 3986's characters, as it will be sent, and that shows nobody's password. */
export function isHttpsUrl(url: string | undefined): boolean {
  if (
    url === undefined ||
    !/^https:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(url) ||
    !URL.canParse(url)
  )
    return false;
  const { username, password } = new URL(url);
  return username === "" && password === "";
}

/** Where the operation is: the default first, its variables, and what the caller must say (`x-required`). */
export function checkServers(servers: DocumentNode, report: Report): void {
  if (items(servers).length === 0) {
    report(servers, "Expected at least one server, the default first, found none.");
  }
  for (const [index, server] of items(servers).entries()) {
    checkVariables(server, report);
    checkRequired(server, index, report);
    checkUrl(server, report);
  }
}

function checkUrl(server: DocumentNode, report: Report): void {
  const url = child(server, "url");
  const variables = child(server, "variables");
  const filled = fill(text(url) ?? "", variables);
  const names = [...(text(url) ?? "").matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const unknown = names.find((name) => child(variables, name).value === undefined);
  if (unknown !== undefined) {
    report(
      url,
      `\`variables\` of this server does not define \`{${unknown}}\`. Define it, or write the URL out.`,
    );
  } else if (!isHttpsUrl(filled)) {
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

function fill(url: string, variables: DocumentNode): string {
  return url.replaceAll(
    /\{([^{}]*)\}/g,
    (whole, name: string) => text(child(variables, name, "default")) ?? whole,
  );
}

/** `x-required`: what stands there is an example, and a client has no default for it. */
function checkRequired(server: DocumentNode, index: number, report: Report): void {
  const own = child(server, "x-required");
  const variables = entries(child(server, "variables")).map(([, variable]) =>
    child(variable, "x-required"),
  );
  for (const node of [own, ...variables]) {
    if (node.value !== undefined && node.value !== true)
      report(node, `Expected \`x-required: true\` or nothing, found ${show(node.value)}.`);
  }
  if (own.value === undefined) return;
  if (index > 0)
    report(
      own,
      "Only the first server is a default, which `x-required` takes away: the caller names any other by `baseUrl`. Remove it here.",
    );
  for (const place of variables.filter(({ value }) => value !== undefined))
    report(
      place,
      "The caller of this server gives the whole `baseUrl` (`x-required` of the server), and no variables. Keep one of both.",
    );
}

function checkVariables(server: DocumentNode, report: Report): void {
  const url = text(child(server, "url")) ?? "";
  for (const [name, variable] of entries(child(server, "variables"))) {
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
    checkValues(variable, report);
  }
}

/** One label of a host or one segment of a path, as the runtime takes it. */
const plain = /^[\w-]+$/;

function checkValues(variable: DocumentNode, report: Report): void {
  const fallback = child(variable, "default");
  const allowed = child(variable, "enum");
  const values = items(allowed).map(({ value }) => value);
  if (!plain.test(text(fallback) ?? "")) {
    report(
      fallback,
      `Expected a default of letters, digits, \`-\` and \`_\`, found ${show(fallback.value)}. Where the caller has a whole host of their own, say \`x-required: true\` on the server and write an example as its URL.`,
    );
  } else if (allowed.value !== undefined && !values.includes(fallback.value)) {
    report(
      fallback,
      `Expected one of the variable's \`enum\`, ${show(values)}, found ${show(fallback.value)}.`,
    );
  }
  for (const item of items(allowed)) {
    if (!plain.test(text(item) ?? "")) {
      report(
        item,
        `Expected a text of letters, digits, \`-\` and \`_\`, found ${show(item.value)}.`,
      );
    }
  }
}
