import { placeholder } from "../../generate/check/check-todos.ts";
import { templateNames } from "../../generate/model/check-path.ts";
import {
  child,
  type DocumentNode,
  entries,
  items,
  type Mapping,
  text,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { type Conversion, change, copyOtherFields, leaveOut } from "./conversion.ts";
import { Todo } from "./todo.ts";

/** What may stand for a variable: one label of a host, or one segment of a path. */
const plain = /^[\w-]+$/;

/** Variables of a host that the provider chooses, not the customer. */
const providerVariable =
  /^(region|env|environment|stage|version|datacenter|data_?center|dc|cluster|pod|port)$/i;

/** A server's URL with its variables. The caller gives those that each customer has of their own (`x-required`). */
export function convertTemplate(
  conversion: Conversion,
  node: DocumentNode,
  written: string,
): Mapping {
  const url = withScheme(conversion, node, written);
  const names = templateNames(url);
  for (const [name, variable] of entries(child(node, "variables")))
    if (!written.includes(`{${name}}`))
      leaveOut(conversion, variable, "The URL has no such variable.");
  const host = /^https:\/\/\{([^{}]*)\}(?=[/:]|$)/.exec(url)?.[1];
  if (host !== undefined && items(child(node, "variables", host, "enum")).length === 0)
    return ownHost(conversion, node, url, host);
  if (names.length === 0) return fixedHost(conversion, node, url);
  const hosts = /^https:\/\/[^/]*/.exec(url)?.[0] ?? "";
  const variables = names.map((name) => {
    const isHost = hosts.includes(`{${name}}`) && !providerVariable.test(name);
    return [name, convertVariable(conversion, child(node, "variables", name), name, isHost)];
  });
  return { url, variables: Object.fromEntries(variables) };
}

/** A host that is an example of a customer's own, as in `your-subdomain.okta.com` or `company.example.com`. */
const exampleHost =
  /(^|[/.])(your-?(own-?)?(company|domain|sub-?domain|tenant|org|organization|site|instance|account|team|name)|sub-?domain|tenant|company|example)\./i;

/** A host without variables. Where its name shows an example, nobody's key may go there by default. */
function fixedHost(conversion: Conversion, node: DocumentNode, url: string): Mapping {
  const host = /^https:\/\/[^/]*/.exec(url)?.[0] ?? "";
  if (!exampleHost.test(host) || child(node, "x-required").value !== undefined) return { url };
  change(
    conversion,
    node,
    `${list([host])} looks like an example of each customer's own host: the caller gives \`baseUrl\` (\`x-required\`).`,
  );
  return { url, "x-required": true };
}

/** A variable in the place of the scheme, which is https. */
function withScheme(conversion: Conversion, node: DocumentNode, url: string): string {
  const [whole, name] = /^\{([^{}]*)\}(?=:\/\/)/.exec(url) ?? [];
  if (whole === undefined || name === undefined) return url;
  change(
    conversion,
    child(node, "url"),
    `${list([whole])} became https: credentials are sent by https only.`,
  );
  return url.replace(whole, "https");
}

/** Each customer has a host of their own: the URL becomes an example. */
function ownHost(conversion: Conversion, node: DocumentNode, url: string, host: string): Mapping {
  const example = url.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = text(child(node, "variables", name, "default"));
    return value || (name === host ? "www.example.com" : "example");
  });
  change(
    conversion,
    child(node, "url"),
    `The host is each customer's own (${list([`{${host}}`])}): the URL became an example, and the caller gives \`baseUrl\` (\`x-required\`).`,
  );
  const description = text(child(node, "variables", host, "description"))?.trim();
  return { url: example, "x-required": true, ...(description && { description }) };
}

function convertVariable(
  conversion: Conversion,
  node: DocumentNode,
  name: string,
  isHost: boolean,
): Mapping {
  const variable: Mapping = {};
  const fallback = text(child(node, "default")) ?? "";
  const choices = items(child(node, "enum")).length > 0;
  const handled = ["default", "x-required"];
  if (child(node, "x-required").value !== undefined) {
    copyOtherFields(conversion, node, variable, { handled });
    return { default: fallback, "x-required": child(node, "x-required").value, ...variable };
  }
  if (choices || !isHost) {
    const question = `The value of ${list([`{${name}}`])} where the caller gives none.`;
    variable.default = choices || plain.test(fallback) ? fallback : new Todo(placeholder, question);
  } else {
    change(
      conversion,
      node.value === undefined ? { ...node, path: node.path.slice(0, -2) } : node,
      `${list([`{${name}}`])} is each customer's own: its default became an example, and the caller gives it (\`x-required\`).`,
    );
    Object.assign(variable, {
      default: plain.test(fallback) ? fallback : "example",
      "x-required": true,
    });
  }
  copyOtherFields(conversion, node, variable, { handled });
  return variable;
}
