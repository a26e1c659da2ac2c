import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  items,
  type Report,
  resolvedChild,
  toText,
} from "../../openapi/document-node.ts";
import { list, show } from "../../openapi/problem.ts";
import { checkScheme } from "./check-scheme.ts";
import type { RequestModel } from "./read-request.ts";
import { type Carrier, securityOf, variantsOf } from "./security.ts";

/** What the credentials are called and how they are sent: OR and AND of `security` (design §3). */
export function checkSecurity(
  document: DocumentNode,
  operation: DocumentNode,
  request: RequestModel,
  report: Report,
): void {
  const security = securityOf(document, operation);
  const schemes = resolvedChild(document, "components", "securitySchemes");
  const declared = Array.isArray(security.value) ? security : operation;
  const used = new Set(namesIn(security));
  const named = new Set([...used, ...namesIn(child(document, "security"))]);
  if (items(security).length === 0) report(declared, undeclared(schemes));
  else if (items(security).every(({ value }) => isMapping(value)))
    checkUnusedSchemes(schemes, named, report);
  for (const declared of [child(document, "security"), child(operation, "security")])
    checkAlternatives(declared, schemes, report);
  const carried = carriedBy(request);
  const sound = [...named].filter((name) => checkScheme(name, child(schemes, name), report));
  for (const requirement of items(security)) {
    if (entries(requirement).every(([name]) => sound.includes(name)))
      checkCarriers(schemes, requirement, carried, report);
  }
  if ([...used].every((name) => sound.includes(name))) checkOptions(schemes, security, report);
}

function undeclared(schemes: DocumentNode): string {
  const defined = entries(schemes).map(([name]) => name);
  const first = defined[0] ?? "apiKey";
  const there =
    defined.length > 0
      ? `\`components.securitySchemes\` has ${list(defined)}`
      : "define it under `components.securitySchemes`";
  return `Expected the credentials of the operation under \`security\`, found none. Write \`- ${first}: []\` (${there}), or \`- {}\` where the provider asks for none.`;
}

/** What stands under `security`, of the document and of the operation: lists of schemes that are there. */
function checkAlternatives(security: DocumentNode, schemes: DocumentNode, report: Report): void {
  if (security.value !== undefined && !Array.isArray(security.value))
    report(security, `Expected a list such as \`- apiKey: []\`, found ${show(security.value)}.`);
  const known = entries(schemes).map(([name]) => name);
  for (const requirement of items(security)) {
    if (!isMapping(requirement.value))
      report(
        requirement,
        `Expected schemes such as \`apiKey: []\`, found ${show(requirement.value)}.`,
      );
    for (const [name, scopes] of entries(requirement)) {
      if (!known.includes(name))
        report(
          scopes,
          `\`components.securitySchemes\` has no \`${name}\` but ${list(known)}. Define it, or mend the name.`,
        );
      else if (!Array.isArray(scopes.value))
        report(scopes, `Expected a list of scopes, such as \`[]\`, found ${show(scopes.value)}.`);
      else checkScopes(resolvedChild(schemes, name), scopes, report);
    }
  }
}

const namesIn = (security: DocumentNode): string[] =>
  items(security).flatMap((requirement) => entries(requirement).map(([name]) => name));

/** Where the document's alternatives name it, a scheme may stand, though the operation has others of its own. */
function checkUnusedSchemes(
  schemes: DocumentNode,
  named: ReadonlySet<string>,
  report: Report,
): void {
  // Whoever names one that is not there has made another mistake.
  const isClear = [...named].every((name) => child(schemes, name).value !== undefined);
  for (const [name, scheme] of isClear ? entries(schemes) : []) {
    if (!named.has(name))
      report(
        scheme,
        `No alternative of \`security\` has this scheme, so that what it says would be lost silently. Add \`- ${name}: []\`, or remove it.`,
      );
  }
}

function checkScopes(scheme: DocumentNode, scopes: DocumentNode, report: Report): void {
  const defined = entries(resolvedChild(scheme, "flows", "clientCredentials", "scopes")).map(
    ([name]) => name,
  );
  for (const scope of items(scopes)) {
    if (!defined.includes(toText(scope.value))) {
      report(
        scope,
        `Expected a scope that the scheme defines (${list(defined)}), found ${show(scope.value)}.`,
      );
    }
  }
}

const words = { header: "header", query: "query parameter", cookie: "cookie" } as const;

/** Refuses a second credential, or a parameter, in the same place of a request. */
function checkCarriers(
  schemes: DocumentNode,
  requirement: DocumentNode,
  carried: readonly Carrier[],
  report: Report,
): void {
  const taken = [...carried];
  for (const [name, node] of entries(requirement)) {
    const [variant] = variantsOf(name, child(schemes, name), node);
    const carrier = variant?.[0]?.carrier;
    if (carrier === undefined) continue;
    if (taken.some((other) => other.in === carrier.in && other.name === carrier.name)) {
      report(
        node,
        `The ${words[carrier.in]} \`${carrier.name}\` is set twice in one request: by another scheme or by a parameter. Keep one.`,
      );
    }
    taken.push(carrier);
  }
}

/** What a request's parameters set, its constants included. */
function carriedBy({ parameters, headers, query }: RequestModel): Carrier[] {
  const names = (where: Carrier["in"], own: readonly string[]): Carrier[] =>
    [
      ...parameters.filter((parameter) => parameter.in === where).map(({ name }) => name),
      ...own,
    ].map((name) => ({ in: where, name: where === "header" ? name.toLowerCase() : name }));
  return [
    ...names("header", Object.keys(headers)),
    ...names(
      "query",
      query.map(([name]) => name),
    ),
  ];
}

/** Two ways to name the same options would be one; an option with two meanings, or a token, can't be told apart. */
function checkOptions(schemes: DocumentNode, security: DocumentNode, report: Report): void {
  const owners = new Map<string, string>();
  const scopes = new Map<string, string>();
  const seen = new Set<string>();
  for (const requirement of items(security)) {
    const names = entries(requirement).map(([name, node]) => {
      const options = variantsOf(name, child(schemes, name), node)
        .flat()
        .flatMap(({ options }) => options);
      const clash = options.find((option) => (owners.get(option) ?? name) !== name);
      if (clash !== undefined)
        report(
          node,
          `The option \`${clash}\` belongs to the scheme \`${owners.get(clash)}\` too. Rename or remove one.`,
        );
      for (const option of options) owners.set(option, name);
      checkTokens(name, node, scopes, report);
      return name;
    });
    const key = names.sort().join(" ");
    if (seen.has(key))
      report(requirement, "The same credentials stand here twice. Remove one of them.");
    seen.add(key);
  }
}

/** A client has one token of a scheme, for the scopes that it is asked for. */
function checkTokens(
  name: string,
  node: DocumentNode,
  scopes: Map<string, string>,
  report: Report,
): void {
  const wanted = items(node)
    .map(({ value }) => toText(value))
    .sort()
    .join(" ");
  if ((scopes.get(name) ?? wanted) !== wanted)
    report(
      node,
      `The scheme \`${name}\` asks for other scopes elsewhere, and a client has one token of it. Ask for the same everywhere.`,
    );
  scopes.set(name, wanted);
}
