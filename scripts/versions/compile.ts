import { join } from "node:path";
import ts from "typescript";
import { namesOf } from "../generate/slug.ts";
import { baselines } from "./baseline.ts";
import { exportedNames } from "./declaration.ts";
import { helpers, type Pair, type Surface, surfacesOf } from "./surfaces.ts";

/** The two types of a surface, and what the compiler said of the assignments between them. */
export interface Judged {
  readonly surface: Surface;
  readonly old: ts.Type;
  readonly next: ts.Type;
  /** Whether an old program's part of it no longer compiles. */
  readonly breaks: boolean;
  /** Whether a new program's part of it would not have compiled before. */
  readonly isMore: boolean;
}

export interface Compiled {
  readonly checker: ts.TypeChecker;
  /** By slug. */
  readonly judged: ReadonlyMap<string, readonly Judged[]>;
  /** By slug: why the new side does not compile with the runtime as it is now. */
  readonly broken: ReadonlyMap<string, string>;
}

const options: ts.CompilerOptions = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, types: [] },
  ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022 },
  ...{ lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] },
  ...{ allowImportingTsExtensions: true, skipLibCheck: false },
};

/** Where the runtime's types are, from the root. */
const runtime = "packages/runtime/src/index.ts";
/** Where those of its last release would be: what they import is found from there. */
const old = "packages/runtime/released";

/**
 * Writes a program for each pair, which assigns each surface of the old package to that of the new and the other
 * way round, and has all of them checked in one run. The runtime's types are the workspace's, for both sides.
 *
 * @param root the folder of the repository.
 * @param releasedRuntime modules that are imported as `@offboard/released-runtime`, by their names.
 */
export function compile(
  root: string,
  pairs: readonly Pair[],
  releasedRuntime: Readonly<Record<string, string>> = {},
): Compiled {
  const folder = join(root, baselines);
  const surfaces = new Map(pairs.map((pair) => [pair.slug, surfacesOf(pair)]));
  const texts = new Map([
    ...Object.entries(releasedRuntime).map(
      ([name, text]) => [join(root, old, `${name}.d.ts`), text] as const,
    ),
    ...pairs.flatMap((pair): [string, string][] => [
      [join(folder, `${pair.slug}.old.d.ts`), pair.old.declaration],
      [join(folder, `${pair.slug}.next.d.ts`), pair.next.declaration],
      [join(folder, `${pair.slug}.program.ts`), writeProgram(pair, surfaces.get(pair.slug) ?? [])],
    ]),
  ]);
  const program = createProgram(root, texts);
  const checker = program.getTypeChecker();
  const broken = new Map<string, string>();
  const judged = new Map<string, readonly Judged[]>();
  for (const { slug } of pairs) {
    const [fault] = errorsOf(program, join(folder, `${slug}.next.d.ts`));
    if (fault !== undefined) broken.set(slug, fault.text);
    const file = join(folder, `${slug}.program.ts`);
    judged.set(slug, judge(program, checker, file, surfaces.get(slug) ?? []));
  }
  return { checker, judged, broken };
}

function writeProgram({ slug, old, next }: Pair, surfaces: readonly Surface[]): string {
  const { client } = namesOf(slug);
  const sides = [["old", old] as const, ["next", next] as const];
  const clients = sides.flatMap(([side, { declaration }]) =>
    exportedNames(declaration).includes(client)
      ? [`declare const ${side}Client: ${side}.${client};`]
      : [],
  );
  const assignments = surfaces.flatMap(({ direction, type }, index) => {
    const [from, to] = direction === "out" ? ["Next", "Old"] : ["Old", "Next"];
    return [
      `export type Old${index} = ${type("old")};`,
      `export type Next${index} = ${type("next")};`,
      `export const breaks${index}: ${to}${index} = null! as ${from}${index};`,
      `export const isMore${index}: ${from}${index} = null! as ${to}${index};`,
    ];
  });
  const imports = sides.map(([side]) => `import type * as ${side} from "./${slug}.${side}.js";`);
  return [...imports, helpers, ...clients, ...assignments, ""].join("\n");
}

function createProgram(root: string, texts: ReadonlyMap<string, string>): ts.Program {
  const paths = {
    "@offboard/runtime": [join(root, runtime)],
    "@offboard/released-runtime": [join(root, old, "index.d.ts")],
  };
  const compilerOptions = { ...options, paths };
  const host = ts.createCompilerHost(compilerOptions);
  const { fileExists, readFile, getSourceFile } = host;
  // The folder of the programs need not be there: no version has been made in a new repository.
  host.directoryExists = () => true;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, target, ...rest)
      : ts.createSourceFile(path, text, target);
  };
  return ts.createProgram([...texts.keys()], compilerOptions, host);
}

interface Located {
  /** The name of the declaration that the error is in. */
  readonly name: string;
  readonly text: string;
}

function errorsOf(program: ts.Program, path: string): Located[] {
  const file = program.getSourceFile(path);
  if (file === undefined) throw new Error(`${path} is not part of the program.`);
  const errors = [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ];
  return errors.map(({ start = 0, messageText }) => ({
    name: /^export (?:const|type) (\w+)/.exec(file.text.slice(lineStart(file, start)))?.[1] ?? "",
    text: ts.flattenDiagnosticMessageText(messageText, " "),
  }));
}

function lineStart(file: ts.SourceFile, position: number): number {
  return file.getLineStarts().findLast((start) => start <= position) ?? 0;
}

function judge(
  program: ts.Program,
  checker: ts.TypeChecker,
  path: string,
  surfaces: readonly Surface[],
): Judged[] {
  const failed = new Set<string>();
  for (const { name, text } of errorsOf(program, path)) {
    // Anything but a failed assignment is a fault of the program, which would then compare nothing.
    if (!/^(breaks|isMore)\d+$/.test(name)) throw new Error(`${path} can't be compiled: ${text}`);
    failed.add(name);
  }
  const types = new Map<string, ts.Type>();
  for (const statement of program.getSourceFile(path)?.statements ?? [])
    if (ts.isTypeAliasDeclaration(statement))
      types.set(statement.name.text, checker.getTypeAtLocation(statement.name));
  return surfaces.map((surface, index) => {
    const [old, next] = [types.get(`Old${index}`), types.get(`Next${index}`)];
    if (old === undefined || next === undefined) throw new Error(`${path} lacks a type.`);
    const has = (name: string) => failed.has(`${name}${index}`);
    return { surface, old, next, breaks: has("breaks"), isMore: has("isMore") };
  });
}
