import {
  child,
  type DocumentNode,
  describe,
  entries,
  items,
  type Report,
  text,
} from "../../openapi/document-node.ts";
import { show } from "../../openapi/problem.ts";
import { fillTemplate, isHttpsUrl, templateNames } from "../../openapi/url-template.ts";

export interface Server {
  readonly url: string;
  readonly description: string;
  readonly variables: readonly Variable[];
  /** Whether its URL is an example only, and the caller gives the base URL. */
  readonly required: boolean;
}

export interface Variable {
  readonly name: string;
  readonly default: string;
  /** Whether its default is an example only, and the caller gives a value. */
  readonly required: boolean;
  readonly enum: readonly string[] | undefined;
  readonly description: string;
}

/** The URL with each variable as its default, which may be an example only. */
export function exampleUrl({ url, variables }: Pick<Server, "url" | "variables">): string {
  const defaults = new Map(variables.map((variable) => [variable.name, variable.default]));
  return fillTemplate(url, (name) => defaults.get(name));
}

/** Where the operation is: the default first, its variables, and what the caller must say (`x-required`). */
export function readServers(servers: DocumentNode, report: Report): Server[] {
  if (items(servers).length === 0)
    report(servers, "server/none", "Expected at least one server, the default first, found none.");
  return items(servers).map((server, index) => {
    const url = text(child(server, "url")) ?? "";
    const variables = entries(child(server, "variables")).map(([name, variable]) =>
      readVariable(name, variable, url, report),
    );
    checkRequired(server, index, report);
    checkUrl(child(server, "url"), url, variables, report);
    const required = child(server, "x-required").value === true;
    return { url, description: describe(server), variables, required };
  });
}

function checkUrl(
  node: DocumentNode,
  url: string,
  variables: readonly Variable[],
  report: Report,
): void {
  const filled = exampleUrl({ url, variables });
  const known = variables.map(({ name }) => name);
  const unknown = templateNames(url).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    report(
      node,
      "server/undefined-variable",
      `\`variables\` of this server does not define \`{${unknown}}\`. Define it, or write the URL out.`,
    );
  } else if (variables.some((variable) => variable.default === "")) {
    // What is wrong with a default has been told; what it would make of the URL is not known.
  } else if (!isHttpsUrl(filled)) {
    report(
      node,
      "server/not-https",
      `Expected an absolute https URL without a user name or a password, found ${show(node.value)}.`,
    );
  } else if (/[?#]/.test(filled) || filled.endsWith("/")) {
    report(
      node,
      "server/query-or-slash",
      `Expected a URL without a query, a fragment and a slash at its end, found ${show(node.value)}.`,
    );
  } else if (new URL(filled).href.replace(/\/$/, "") !== filled) {
    report(
      node,
      "server/normal-form",
      `Expected a URL in its normal form, ${show(new URL(filled).href)}, found ${show(filled)}.`,
    );
  }
}

/** `x-required`: what stands there is an example, and a client has no default for it. */
function checkRequired(server: DocumentNode, index: number, report: Report): void {
  const own = child(server, "x-required");
  const variables = entries(child(server, "variables")).map(([, variable]) =>
    child(variable, "x-required"),
  );
  for (const node of [own, ...variables]) {
    if (node.value !== undefined && node.value !== true)
      report(
        node,
        "server/x-required",
        `Expected \`x-required: true\` or nothing, found ${show(node.value)}.`,
      );
  }
  if (own.value === undefined) return;
  if (index > 0)
    report(
      own,
      "server/x-required-not-first",
      "Only the first server is a default, which `x-required` takes away: the caller names any other by `baseUrl`. Remove it here.",
    );
  for (const node of variables.filter(({ value }) => value !== undefined))
    report(
      node,
      "server/x-required-twice",
      "The caller of this server gives the whole `baseUrl` (`x-required` of the server), and no variables. Keep one of both.",
    );
}

/** One label of a host or one segment of a path, as the runtime takes it. */
const plain = /^[\w-]+$/;

function readVariable(name: string, variable: DocumentNode, url: string, report: Report): Variable {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name) || name in {}) {
    report(
      variable,
      "server-variable/name",
      `Expected a name of letters, digits and \`_\`, found ${show(name)}. Rename the variable.`,
    );
  } else if (!url.includes(`{${name}}`)) {
    report(
      variable,
      "server-variable/unused",
      `The URL of this server has no \`{${name}}\`. Use the variable or remove it.`,
    );
  }
  return {
    name,
    ...readValues(variable, report),
    description: describe(variable),
    required: child(variable, "x-required").value === true,
  };
}

function readValues(variable: DocumentNode, report: Report): Pick<Variable, "default" | "enum"> {
  const fallback = child(variable, "default");
  const allowed = child(variable, "enum");
  const values = items(allowed).map(({ value }) => value);
  if (!plain.test(text(fallback) ?? "")) {
    report(
      fallback,
      "server-variable/default",
      `Expected a default of letters, digits, \`-\` and \`_\`, found ${show(fallback.value)}. Where the caller has a whole host of their own, say \`x-required: true\` on the server and write an example as its URL.`,
    );
  } else if (allowed.value !== undefined && !values.includes(fallback.value)) {
    report(
      fallback,
      "server-variable/default-not-listed",
      `Expected one of the variable's \`enum\`, ${show(values)}, found ${show(fallback.value)}.`,
    );
  }
  for (const item of items(allowed)) {
    if (!plain.test(text(item) ?? "")) {
      report(
        item,
        "server-variable/value",
        `Expected a text of letters, digits, \`-\` and \`_\`, found ${show(item.value)}.`,
      );
    }
  }
  const texts = items(allowed).map((item) => text(item) ?? "");
  return { default: text(fallback) ?? "", enum: allowed.value === undefined ? undefined : texts };
}
