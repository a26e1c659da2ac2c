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
import { schemeNamesIn, securityOf } from "../../openapi/security-requirements.ts";
import type { RequestModel } from "./operation.ts";
import { type Carrier, type CredentialPart, readScheme } from "./security-scheme.ts";

/** Credentials that are sent together; none at all for `{}`. */
export type Alternative = readonly CredentialPart[];

/** One scheme of a requirement, where it is named, with the ways to give its credential. */
interface NamedScheme {
  readonly name: string;
  readonly node: DocumentNode;
  readonly ways: readonly CredentialPart[] | undefined;
}

/**
 * What the credentials are called and how they are sent: OR and AND of `security` (design §3). Each requirement is
 * multiplied by the ways to give each of its schemes.
 */
export function readSecurity(
  document: DocumentNode,
  operation: DocumentNode,
  request: RequestModel,
  report: Report,
): Alternative[] {
  const security = securityOf(document, operation);
  const schemes = resolvedChild(document, "components", "securitySchemes");
  const shared = child(document, "security");
  const named = new Set([...schemeNamesIn(security), ...schemeNamesIn(shared)]);
  if (items(security).length === 0)
    report(Array.isArray(security.value) ? security : operation, ...undeclared(schemes));
  else if (items(security).every(({ value }) => isMapping(value)))
    checkUnusedSchemes(schemes, named, report);
  for (const declared of [shared, child(operation, "security")])
    checkRequirements(declared, schemes, report);
  const ways = new Map(
    [...named].map((name) => [name, readScheme(name, child(schemes, name), report)]),
  );
  const requirements = items(security).map((node) => ({
    node,
    schemes: entries(node).map(([name, scopes]) => {
      return { name, node: scopes, ways: withScopes(ways.get(name), scopes) };
    }),
  }));
  const sound = requirements.filter((requirement) => requirement.schemes.every(isSound));
  for (const requirement of sound) checkCarriers(requirement.schemes, request, report);
  if (sound.length === requirements.length) checkOptions(requirements, report);
  return sound.flatMap((requirement) => alternativesOf(requirement.schemes));
}

const isSound = ({ ways }: NamedScheme): boolean => ways !== undefined;

function withScopes(
  ways: readonly CredentialPart[] | undefined,
  node: DocumentNode,
): CredentialPart[] | undefined {
  const scopes = items(node).map(({ value }) => toText(value));
  return ways?.map((way) => (way.kind === "clientCredentials" ? { ...way, scopes } : way));
}

function alternativesOf(schemes: readonly NamedScheme[]): Alternative[] {
  return schemes.reduce<Alternative[]>(
    (made, { ways = [] }) => made.flatMap((parts) => ways.map((way) => [...parts, way])),
    [[]],
  );
}

function undeclared(schemes: DocumentNode): readonly [code: string, message: string] {
  const defined = entries(schemes).map(([name]) => name);
  const first = defined[0] ?? "apiKey";
  const there =
    defined.length > 0
      ? `\`components.securitySchemes\` has ${list(defined)}`
      : "define it under `components.securitySchemes`";
  return [
    "security/undeclared",
    `Expected the credentials of the operation under \`security\`, found none. Write \`- ${first}: []\` (${there}), or \`- {}\` where the provider asks for none.`,
  ];
}

/** What stands under `security`, of the document and of the operation: lists of schemes that are there. */
function checkRequirements(security: DocumentNode, schemes: DocumentNode, report: Report): void {
  if (security.value !== undefined && !Array.isArray(security.value))
    report(
      security,
      "security/not-a-list",
      `Expected a list such as \`- apiKey: []\`, found ${show(security.value)}.`,
    );
  const known = entries(schemes).map(([name]) => name);
  for (const requirement of items(security)) {
    if (!isMapping(requirement.value))
      report(
        requirement,
        "security/not-a-requirement",
        `Expected schemes such as \`apiKey: []\`, found ${show(requirement.value)}.`,
      );
    for (const [name, scopes] of entries(requirement)) {
      if (!known.includes(name))
        report(
          scopes,
          "security/unknown-scheme",
          `\`components.securitySchemes\` has no \`${name}\` but ${list(known)}. Define it, or mend the name.`,
        );
      else if (!Array.isArray(scopes.value))
        report(
          scopes,
          "security/scopes-not-a-list",
          `Expected a list of scopes, such as \`[]\`, found ${show(scopes.value)}.`,
        );
      else checkScopes(resolvedChild(schemes, name), scopes, report);
    }
  }
}

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
        "security/unused-scheme",
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
        "security/unknown-scope",
        `Expected a scope that the scheme defines (${list(defined)}), found ${show(scope.value)}.`,
      );
    }
  }
}

const words = { header: "header", query: "query parameter", cookie: "cookie" } as const;

/** Refuses a second credential, or a parameter, in the same place of a request. */
function checkCarriers(
  schemes: readonly NamedScheme[],
  request: RequestModel,
  report: Report,
): void {
  const taken = carriedBy(request);
  for (const { node, ways } of schemes) {
    // All ways to give a credential end in one place.
    const carrier = ways?.[0]?.carrier;
    if (carrier === undefined) continue;
    if (taken.some((other) => other.in === carrier.in && other.name === carrier.name)) {
      report(
        node,
        "security/set-twice",
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
function checkOptions(
  requirements: readonly { node: DocumentNode; schemes: readonly NamedScheme[] }[],
  report: Report,
): void {
  const owners = new Map<string, string>();
  const scopes = new Map<string, string>();
  const seen = new Set<string>();
  for (const requirement of requirements) {
    for (const { name, node, ways = [] } of requirement.schemes) {
      const options = ways.flatMap((way) => way.options);
      const clash = options.find((option) => (owners.get(option) ?? name) !== name);
      if (clash !== undefined)
        report(
          node,
          "security/option-twice",
          `The option \`${clash}\` belongs to the scheme \`${owners.get(clash)}\` too. Rename or remove one.`,
        );
      for (const option of options) owners.set(option, name);
      checkTokens(name, node, scopes, report);
    }
    const key = requirement.schemes
      .map(({ name }) => name)
      .sort()
      .join(" ");
    if (seen.has(key))
      report(
        requirement.node,
        "security/alternative-twice",
        "The same credentials stand here twice. Remove one of them.",
      );
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
      "security/other-scopes",
      `The scheme \`${name}\` asks for other scopes elsewhere, and a client has one token of it. Ask for the same everywhere.`,
    );
  scopes.set(name, wanted);
}
