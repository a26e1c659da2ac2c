import { join, sep } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, types: [] },
  ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022 },
  ...{ lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] },
  ...{ allowImportingTsExtensions: true, skipLibCheck: false },
};

/** Where the runtime's types are, from the root. */
const runtime = "packages/runtime/src/index.ts";
/** Where those of its last release would be: what they import is found from there. */
const releasedRuntime = "packages/runtime/released";

/** A path as the compiler writes it, on Windows too. */
const pathOf = (...parts: readonly string[]): string => join(...parts).replaceAll(sep, "/");

/** What other packages declare does not change while this runs, and is half of the work. */
const declared = new Map<string, ts.SourceFile | undefined>();

/**
 * A program of texts that need not be files, which import the runtime as it is, or as it was.
 *
 * @param root the folder of the repository.
 * @param texts by their paths from the root.
 * @param modules the modules of `@offboard/released-runtime`, by their names.
 */
export function createProgram(
  root: string,
  texts: ReadonlyMap<string, string>,
  modules: Readonly<Record<string, string>>,
): ts.Program {
  const paths = {
    "@offboard/runtime": [pathOf(root, runtime)],
    "@offboard/released-runtime": [pathOf(root, releasedRuntime, "index.d.ts")],
  };
  const compilerOptions = { ...options, paths };
  const own = new Map([
    ...[...texts].map(([path, text]) => [pathOf(root, path), text] as const),
    ...Object.entries(modules).map(
      ([name, text]) => [pathOf(root, releasedRuntime, `${name}.d.ts`), text] as const,
    ),
  ]);
  const host = ts.createCompilerHost(compilerOptions);
  const { fileExists, readFile, getSourceFile } = host;
  // The folder of the programs need not be there: no version has been made in a new repository.
  host.directoryExists = () => true;
  host.fileExists = (path) => own.has(path) || fileExists(path);
  host.readFile = (path) => own.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = own.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, target);
    if (!path.includes("/node_modules/")) return getSourceFile(path, target, ...rest);
    if (!declared.has(path)) declared.set(path, getSourceFile(path, target, ...rest));
    return declared.get(path);
  };
  return ts.createProgram([...own.keys()], compilerOptions, host);
}

export interface Fault {
  /** The name of the declaration that it is in. */
  readonly name: string;
  readonly text: string;
}

/** What is wrong with one text, by its path from the root. */
export function faultsOf(program: ts.Program, root: string, path: string): Fault[] {
  const file = fileOf(program, root, path);
  const errors = [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ];
  return errors.map(({ start = 0, messageText }) => ({
    name: /^export (?:const|type) (\w+)/.exec(file.text.slice(lineStart(file, start)))?.[1] ?? "",
    text: ts.flattenDiagnosticMessageText(messageText, " "),
  }));
}

function fileOf(program: ts.Program, root: string, path: string): ts.SourceFile {
  const file = program.getSourceFile(pathOf(root, path));
  if (file === undefined) throw new Error(`${path} is not part of the program.`);
  return file;
}

function lineStart(file: ts.SourceFile, position: number): number {
  return file.getLineStarts().findLast((start) => start <= position) ?? 0;
}

/** The types that a text names, by their names. */
export function aliasesOf(
  program: ts.Program,
  root: string,
  path: string,
): ReadonlyMap<string, ts.Type> {
  const checker = program.getTypeChecker();
  const aliases = fileOf(program, root, path).statements.filter(ts.isTypeAliasDeclaration);
  return new Map(aliases.map(({ name }) => [name.text, checker.getTypeAtLocation(name)]));
}
