import { join } from "node:path";
import ts from "typescript";
import { repositoryRoot as root } from "../../system/repository-root.ts";

const options: ts.CompilerOptions = {
  ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, strict: true, types: [] },
  ...{ lib: ["lib.es2023.d.ts", "lib.dom.d.ts"], skipLibCheck: true, declaration: true },
  ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ isolatedDeclarations: true, erasableSyntaxOnly: true, verbatimModuleSyntax: true },
  ...{ allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true },
  paths: { "@offboard/runtime": [join(root, "packages/runtime/src/index.ts")] },
};

export interface Compiled {
  readonly errors: readonly string[];
  /** Every name that a module still imports from the runtime when its types are gone. */
  readonly imported: ReadonlySet<string>;
}

/** Compiles clients at once, against the real runtime's types, and writes each beside its source. */
export function compile(sources: readonly string[]): Compiled {
  const program = ts.createProgram(sources, options);
  const imported = new Set<string>();
  const errors = sources.flatMap((path) => {
    const source = program.getSourceFile(path);
    const schema = program.getSourceFile(path.replace("index.ts", "schema.ts"));
    if (source === undefined || schema === undefined) return [`${path} is missing`];
    program.emit(source, undefined, undefined, false, { after: [collect(imported)] });
    return [source, schema].flatMap((file) => diagnose(program, file));
  });
  return { errors, imported };
}

function diagnose(program: ts.Program, file: ts.SourceFile): string[] {
  const diagnostics = [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
    ...program.getDeclarationDiagnostics(file),
  ];
  return diagnostics.map(
    ({ messageText }) => `${file.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
  );
}

function collect(names: Set<string>): ts.TransformerFactory<ts.SourceFile> {
  return () => (file) => {
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const bindings = statement.importClause?.namedBindings;
      if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
      for (const { name, isTypeOnly } of bindings.elements) if (!isTypeOnly) names.add(name.text);
    }
    return file;
  };
}
