import {
  entries,
  items,
  type Mapping,
  type Place,
  rawAt,
  text,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { Gap, undecided } from "../spec/todo.ts";
import { type Conversion, change, keepRest, leaveOut } from "./conversion.ts";

/** What may stand for a variable: one label of a host, or one segment of a path. */
const plain = /^[\w-]+$/;

/** Variables of a host that are the provider's own, and not a customer's. */
const technical =
  /^(region|env|environment|stage|version|datacenter|data_?center|dc|cluster|pod|port)$/i;

/** A server's URL with its variables: what is a customer's own must be given by the caller (`x-required`). */
export function convertTemplate(conversion: Conversion, place: Place, written: string): Mapping {
  const url = withScheme(conversion, place, written);
  const names = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  for (const [name, variable] of entries(rawAt(place, "variables")))
    if (!written.includes(`{${name}}`))
      leaveOut(conversion, variable, "The URL has no such variable.");
  const host = /^https:\/\/\{([^{}]*)\}(?=[/:]|$)/.exec(url)?.[1];
  if (host !== undefined && items(rawAt(place, "variables", host, "enum")).length === 0)
    return ownHost(conversion, place, url, host);
  if (names.length === 0) return fixedHost(conversion, place, url);
  const hosts = /^https:\/\/[^/]*/.exec(url)?.[0] ?? "";
  const variables = names.map((name) => {
    const isHost = hosts.includes(`{${name}}`) && !technical.test(name);
    return [name, convertVariable(conversion, rawAt(place, "variables", name), name, isHost)];
  });
  return { url, variables: Object.fromEntries(variables) };
}

/** A label of a host that stands for a customer's own, as in `your-subdomain.okta.com` or `company.example.com`. */
const standIn =
  /(^|[/.])(your-?(own-?)?(company|domain|sub-?domain|tenant|org|organization|site|instance|account|team|name)|sub-?domain|tenant|company|example)\./i;

/** A host without variables: an example, where its name says so. A key would go to whoever has that name. */
function fixedHost(conversion: Conversion, place: Place, url: string): Mapping {
  const host = /^https:\/\/[^/]*/.exec(url)?.[0] ?? "";
  if (!standIn.test(host) || rawAt(place, "x-required").value !== undefined) return { url };
  change(
    conversion,
    place,
    `${list([host])} looks like an example of each customer's own host: the caller gives \`baseUrl\` (\`x-required\`).`,
  );
  return { url, "x-required": true };
}

/** A server as a person says it: what stands in braces is each customer's own. */
export function serverOf(url: string): Mapping {
  const names = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const variable = { default: "example", "x-required": true };
  const variables = Object.fromEntries(names.map((name) => [name, variable]));
  return names.length === 0 ? { url } : { url, variables };
}

/** A variable in the place of the scheme, which is https. */
function withScheme(conversion: Conversion, place: Place, url: string): string {
  const [whole, name] = /^\{([^{}]*)\}(?=:\/\/)/.exec(url) ?? [];
  if (whole === undefined || name === undefined) return url;
  change(
    conversion,
    rawAt(place, "url"),
    `${list([whole])} became https: credentials go nowhere else.`,
  );
  return url.replace(whole, "https");
}

/** Each customer has a host of their own: the URL becomes an example. */
function ownHost(conversion: Conversion, place: Place, url: string, host: string): Mapping {
  const example = url.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = text(rawAt(place, "variables", name, "default"));
    return value || (name === host ? "www.example.com" : "example");
  });
  change(
    conversion,
    rawAt(place, "url"),
    `The host is each customer's own (${list([`{${host}}`])}): the URL became an example, and the caller gives \`baseUrl\` (\`x-required\`).`,
  );
  const description = text(rawAt(place, "variables", host, "description"))?.trim();
  return { url: example, "x-required": true, ...(description && { description }) };
}

function convertVariable(
  conversion: Conversion,
  place: Place,
  name: string,
  isHost: boolean,
): Mapping {
  const variable: Mapping = {};
  const fallback = text(rawAt(place, "default")) ?? "";
  const choices = items(rawAt(place, "enum")).length > 0;
  const handled = ["default", "x-required"];
  if (rawAt(place, "x-required").value !== undefined) {
    keepRest(conversion, place, variable, { handled });
    return { default: fallback, "x-required": rawAt(place, "x-required").value, ...variable };
  }
  if (choices || !isHost) {
    const question = `The value of ${list([`{${name}}`])} where the caller gives none.`;
    variable.default = choices || plain.test(fallback) ? fallback : new Gap(undecided, question);
  } else {
    change(
      conversion,
      place.value === undefined ? { ...place, path: place.path.slice(0, -2) } : place,
      `${list([`{${name}}`])} is each customer's own: its default became an example, and the caller gives it (\`x-required\`).`,
    );
    Object.assign(variable, {
      default: plain.test(fallback) ? fallback : "example",
      "x-required": true,
    });
  }
  keepRest(conversion, place, variable, { handled });
  return variable;
}
