import { type Config, createConfig, lintDocument, Source } from "@redocly/openapi-core";
import { fromPointer, type Path } from "./problem.ts";
import { createLinter, type Linter, refusingResolver } from "./redocly-linter.ts";

interface Finding {
  readonly path: Path;
  readonly message: string;
}

const rules = [
  ...["struct", "no-unresolved-refs", "spec-components-invalid-map-name", "security-defined"],
  ...[
    "operation-operationId-unique",
    "path-parameters-defined",
    "no-identical-paths",
    "no-ambiguous-paths",
  ],
  ...[
    "no-invalid-media-type-examples",
    "no-invalid-schema-examples",
    "no-invalid-parameter-examples",
  ],
  ...["no-enum-type-mismatch", "no-duplicated-enum-values", "no-schema-type-mismatch"],
  ...["no-server-trailing-slash", "no-undefined-server-variable"],
  ...["no-required-schema-properties-undefined"],
];

const configs = new Map<readonly string[], Promise<Config>>();

/** From an object: no configuration file and no ignore file is looked up. */
function configOf(names: readonly string[]): Promise<Config> {
  const severities = Object.fromEntries(names.map((rule) => [rule, "error" as const]));
  const config = configs.get(names) ?? createConfig({ rules: severities });
  configs.set(names, config);
  return config;
}

const structure = ["struct"];

let linter: Linter | undefined;

let last: Promise<unknown> = Promise.resolve();

/**
 * Whether the rules find nothing, which is quicker to say than what they find. The rules keep what they have
 * seen of a document until the next: one is linted at a time.
 */
export function passes(file: string, document: unknown): Promise<boolean> {
  const passing = last.then(() => passesAlone(file, document));
  last = passing;
  return passing;
}

async function passesAlone(file: string, document: unknown): Promise<boolean> {
  linter ??= createLinter(await configOf(rules));
  try {
    return await linter(file, document);
  } catch {
    // A rule stumbled, and may not be where it started from.
    linter = undefined;
    return false;
  }
}

/**
 * What Redocly's rules say about a document whose references all stay inside it, and of which our own checks
 * have found nothing to say or something.
 */
export async function checkWithRedocly(
  file: string,
  document: unknown,
  isSound: boolean,
): Promise<Finding[]> {
  if (isSound && (await passes(file, document))) return [];
  try {
    return await lint(file, document, rules);
  } catch (error) {
    // Some rules stumble over a document of a wrong structure, which the rule about that tells of; and that one
    // over a field `hasOwnProperty`, which our own checks have told of.
    const findings = await lint(file, document, structure).catch(() => []);
    if (findings.length === 0 && isSound) throw error;
    return findings;
  }
}

async function lint(file: string, document: unknown, names: readonly string[]): Promise<Finding[]> {
  const problems = await lintDocument({
    document: { source: new Source(file, ""), parsed: document },
    config: await configOf(names),
    externalRefResolver: refusingResolver(),
  });
  return problems.map(({ location, message, ruleId }) => ({
    path: fromPointer(location[0]?.pointer ?? "#"),
    message: `${message.replace(/\s+/g, " ").trim()} (Redocly's rule ${ruleId})`,
  }));
}
