import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { slugProblem } from "../generate/model/names.ts";
import { formatProblem, list } from "../openapi/problem.ts";
import { convert } from "./convert/convert-document.ts";
import {
  type FoundOperation,
  findOperation,
  looksLikeRemoval,
  operationNames,
  parseOperationName,
} from "./document/find-operation.ts";
import { type ProviderDocument, readProviderDocument } from "./document/provider-document.ts";
import { describeFindings, describeTodos } from "./import-report.ts";
import { assembleSpec } from "./spec/assemble-spec.ts";
import { writeWithTodos } from "./spec/problem-todos.ts";
import { toYamlDocument } from "./spec/write-yaml.ts";

export interface Options {
  /** The folder that holds `specs`. */
  readonly root: string;
  readonly args: readonly string[];
  readonly print: (line: string) => void;
}

const usage = `Usage: pnpm new-provider <slug>
       pnpm new-provider <slug> --from <openapi.json|yaml> --operation "DELETE /members/{id}"

Writes specs/<slug>.yaml: a template to fill in or, with --from, what the provider's own OpenAPI document (2.0, 3.0 or
3.1) says of that operation. What is left to decide is marked with TODO in both.`;

/** The JSON Schema by which an editor completes and checks a spec, seen from `specs/`. */
const schemaPath = "../scripts/generate/check/spec-dialect.schema.json";

/** Writes the first spec of a provider. Gives the exit code; throws a sentence where nothing is written. */
export function run({ root, args, print }: Options): number {
  if (args.some((argument) => argument === "--help" || argument === "-h")) {
    print(usage);
    return 0;
  }
  const { slug, from, operation } = readCommandLine(args);
  const wrong = slugProblem(slug)?.replace("Rename the file.", "Choose another.");
  if (wrong !== undefined) throw new Error(wrong);
  const file = `specs/${slug}.yaml`;
  if (lstatSync(join(root, file), { throwIfNoEntry: false }) !== undefined)
    throw new Error(`${file} exists, and is not written over. Edit it, or remove it first.`);
  const head = existsSync(join(root, "specs", schemaPath))
    ? [`# yaml-language-server: $schema=${schemaPath}`]
    : [];
  const { text, lines } =
    from === undefined ? readTemplate(head) : importOperation({ slug, from, operation, head });
  mkdirSync(join(root, "specs"), { recursive: true });
  writeFileSync(join(root, file), text, { flag: "wx" });
  print(`${file} is written.`);
  for (const line of lines) print(line);
  print(
    `Next: replace each TODO in ${file}, with the provider's page open. Then run: pnpm generate ${slug}`,
  );
  return 0;
}

interface CommandLine {
  readonly slug: string;
  /** The provider's own OpenAPI document. */
  readonly from?: string | undefined;
  readonly operation?: string | undefined;
}

/** Reads the command line. Throws a sentence for what can't be understood. */
function readCommandLine(args: readonly string[]): CommandLine {
  const { positionals, values } = parse(args);
  const [slug, ...more] = positionals;
  if (slug === undefined || more.length > 0)
    throw new Error(
      `Expected one slug, such as \`cal-com\`, found ${list(positionals)}.\n${usage}`,
    );
  if (values.operation !== undefined && values.from === undefined)
    throw new Error(`--operation names an operation of the document after --from.\n${usage}`);
  return { slug, ...values };
}

function parse(args: readonly string[]) {
  try {
    const options = { from: { type: "string" }, operation: { type: "string" } } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const [problem] = (error instanceof Error ? error.message : String(error)).split(". ");
    throw new Error(`${problem}.\n${usage}`);
  }
}

interface FirstSpec {
  readonly text: string;
  /** What there is to say about it. */
  readonly lines: readonly string[];
}

function readTemplate(head: readonly string[]): FirstSpec {
  const template = readFileSync(join(import.meta.dirname, "spec-template.yaml"), "utf8");
  const text = [...head, template].join("\n");
  const line = "It is a template: pnpm generate refuses it, and names each TODO that is left.";
  return { text, lines: [line] };
}

interface Import {
  readonly slug: string;
  readonly from: string;
  readonly operation: string | undefined;
  /** The comments at the top of the file. */
  readonly head: readonly string[];
}

/** The spec of what a provider's own document says. Throws sentences where nothing can be made of it. */
function importOperation({ slug, from, operation, head }: Import): FirstSpec {
  const document = readProviderDocument(from);
  if ("problem" in document) throw new Error(document.problem);
  const converted = convert(document, find(document, operation));
  const spec = toYamlDocument(assembleSpec(converted));
  const { findings } = converted.conversion;
  const refused = findings.filter(({ kind }) => kind === "refused");
  if (refused.length > 0) {
    const lines = new Set(refused.map(({ problem }) => formatProblem(problem)));
    throw new Error([...lines, "Nothing was written."].join("\n"));
  }
  spec.commentBefore = head.map((line) => line.slice(1)).join("\n") || null;
  const { text, problems } = writeWithTodos(slug, spec);
  return { text, lines: [...describeFindings(findings), ...describeTodos(slug, text, problems)] };
}

function find(document: ProviderDocument, written: string | undefined): FoundOperation {
  if (written === undefined) throw new Error(`Missing: --operation. ${suggest(document)}`);
  const request = parseOperationName(written);
  if (request === undefined)
    throw new Error(
      `Expected a method and a path for --operation, found ${list([written])}. ${suggest(document)}`,
    );
  const found = findOperation(document, request);
  if ("problem" in found) throw new Error(found.problem);
  return found;
}

function suggest({ root }: ProviderDocument): string {
  const removals = operationNames(root).filter(looksLikeRemoval).slice(0, 8);
  const shown = removals.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  return shown.length > 0
    ? `Is it one of ${list(shown)}?`
    : 'Pass one, such as --operation "DELETE /members/{id}".';
}
