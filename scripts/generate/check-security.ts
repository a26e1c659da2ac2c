import { headerNameProblem } from "./headers.ts";
import {
  at,
  entries,
  isMapping,
  items,
  type Place,
  type Report,
  rawAt,
  resolve,
  text,
  toText,
} from "./place.ts";
import { list, show } from "./problem.ts";
import { securityOf, variantsOf } from "./security.ts";

const clientOptions = [
  "baseUrl",
  "server",
  "tokenUrl",
  "fetch",
  "headers",
  "timeout",
  "retry",
  "onAttempt",
];

/** What the credentials are called and how they are sent: OR and AND of `security` (design §3). */
export function checkSecurity(document: Place, operation: Place, report: Report): void {
  const security = securityOf(document, operation);
  if (items(security).length === 0) {
    report(
      security,
      "Expected the credentials of the operation under `security`, found none. Name one or more of `components.securitySchemes`.",
    );
  }
  const schemes = at(document, "components", "securitySchemes");
  const used = new Set(
    items(security).flatMap((requirement) => entries(requirement).map(([name]) => name)),
  );
  const sound = [...used].filter((name) => checkScheme(name, rawAt(schemes, name), report));
  for (const requirement of items(security)) {
    const names = entries(requirement).map(([name]) => name);
    if (names.length === 0)
      report(requirement, "A call without credentials (`{}`) is not supported yet.");
    for (const [name, scopes] of entries(requirement))
      checkScopes(at(schemes, name), scopes, report);
    if (names.every((name) => sound.includes(name)))
      checkHeaders(schemes, requirement, operation, report);
  }
  if (sound.length === used.size) checkOptions(schemes, security, report);
}

/** Whether a scheme is one that the runtime can send. Redocly's security-defined tells of one that is missing. */
function checkScheme(name: string, scheme: Place, report: Report): boolean {
  if (!isMapping(scheme.value)) return false;
  const problems: [Place, string][] = [];
  const kind = [
    text(rawAt(scheme, "type")),
    text(rawAt(scheme, "scheme")) ?? text(rawAt(scheme, "in")),
  ].join(" ");
  const grant = at(scheme, "flows", "clientCredentials");
  if (kind === "apiKey header") {
    const header = rawAt(scheme, "name");
    const problem = headerNameProblem(text(header) ?? "");
    if (problem !== undefined) problems.push([header, `${problem}, found ${show(header.value)}.`]);
  } else if (rawAt(scheme, "type").value === "oauth2" && isMapping(grant.value)) {
    const url = rawAt(grant, "tokenUrl");
    if (!/^https:\/\/[^\s?#@\\]+$/.test(text(url) ?? "") || !URL.canParse(toText(url.value))) {
      problems.push([
        url,
        `Expected the https URL of the token endpoint, found ${show(url.value)}.`,
      ]);
    }
  } else if (kind.toLowerCase() !== "http bearer") {
    problems.push([
      scheme,
      `This scheme (${kind.trim()}) is not supported yet. Supported: \`apiKey\` in \`header\`, \`http\` with \`bearer\`, \`oauth2\` with the flow \`clientCredentials\`.`,
    ]);
  }
  if (rawAt(scheme, "type").value !== "oauth2") {
    if (!/^[a-z][A-Za-z0-9]*$/.test(name) || name in {}) {
      problems.push([
        scheme,
        `The scheme's key is the client's option: expected a name such as \`apiKey\`, found ${show(name)}.`,
      ]);
    } else if (clientOptions.includes(name)) {
      problems.push([
        scheme,
        `The scheme's key is the client's option, and \`${name}\` is another option already. Rename the scheme.`,
      ]);
    }
  }
  for (const [place, message] of problems) report(place, message);
  return problems.length === 0;
}

function checkScopes(scheme: Place, scopes: Place, report: Report): void {
  const defined = entries(at(scheme, "flows", "clientCredentials", "scopes")).map(([name]) => name);
  for (const scope of items(scopes)) {
    if (!defined.includes(toText(scope.value))) {
      report(
        scope,
        `Expected a scope that the scheme defines (${list(defined)}), found ${show(scope.value)}.`,
      );
    }
  }
}

function checkHeaders(schemes: Place, requirement: Place, operation: Place, report: Report): void {
  const parameters = items(at(operation, "parameters")).map(resolve);
  const sent = parameters.map((parameter) => toText(at(parameter, "name").value).toLowerCase());
  for (const [name, place] of entries(requirement)) {
    const [variant = []] = variantsOf(name, rawAt(schemes, name), place);
    const { header } = variant[0] ?? {};
    if (header !== undefined && sent.includes(header)) {
      report(
        place,
        `The header \`${header}\` is set twice in one request: by another scheme or by a parameter. Keep one.`,
      );
    }
    if (header !== undefined) sent.push(header);
  }
}

/** Two ways to name the same options would be one; an option with two meanings, or a token, can't be told apart. */
function checkOptions(schemes: Place, security: Place, report: Report): void {
  const owners = new Map<string, string>();
  const scopes = new Map<string, string>();
  const seen = new Set<string>();
  for (const requirement of items(security)) {
    const variants = entries(requirement).flatMap(([name, place]) => {
      const options = variantsOf(name, rawAt(schemes, name), place)
        .flat()
        .flatMap(({ options }) => options);
      const clash = options.find((option) => (owners.get(option) ?? name) !== name);
      if (clash !== undefined)
        report(
          place,
          `The option \`${clash}\` belongs to the scheme \`${owners.get(clash)}\` too. Rename one.`,
        );
      for (const option of options) owners.set(option, name);
      const wanted = items(place)
        .map(({ value }) => toText(value))
        .sort()
        .join(" ");
      if ((scopes.get(name) ?? wanted) !== wanted)
        report(
          place,
          `The scheme \`${name}\` asks for other scopes elsewhere, and a client has one token of it. Ask for the same everywhere.`,
        );
      scopes.set(name, wanted);
      return [name];
    });
    const key = variants.sort().join(" ");
    if (seen.has(key))
      report(requirement, "The same credentials stand here twice. Remove one of them.");
    seen.add(key);
  }
}
