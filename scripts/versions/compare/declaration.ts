import ts from "typescript";

const compilerOptions: ts.CompilerOptions = {
  ...{ declaration: true, isolatedDeclarations: true, strict: true, removeComments: true },
  ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022 },
};

/** The module of a package's own folder, whose declarations are put beside those of its index. */
const own = "./schema.js";

/**
 * The declarations of a provider package as one module, without comments: what its users' compilers go by. They
 * import from the runtime and from nothing else.
 *
 * @param index the text of `src/index.ts`.
 * @param schema the text of `src/schema.ts`.
 */
export function bundleDeclaration(index: string, schema: string): string {
  const parts = [declare("index.ts", index), declare("schema.ts", schema)];
  // Without an export of this kind, every declaration of a declaration file is exported.
  return `${parts.flatMap(withoutOwn).join("\n")}\nexport {};\n`;
}

/** The declarations of a module, without comments. Nothing but its own text is read. */
export function declare(fileName: string, text: string): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(text, {
    ...{ fileName, compilerOptions, reportDiagnostics: true },
  });
  const [problem] = diagnostics;
  if (problem === undefined) return outputText;
  throw new Error(`${fileName}: ${ts.flattenDiagnosticMessageText(problem.messageText, " ")}`);
}

/** The statements, but for those that bring in and pass on what stands in the same module now. */
function withoutOwn(text: string): string[] {
  const file = ts.createSourceFile("bundle.d.ts", text, ts.ScriptTarget.ES2022);
  return file.statements
    .filter((statement) => specifierOf(statement) !== own)
    .map((statement) => statement.getText(file));
}

function specifierOf(statement: ts.Statement): string | undefined {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
}

/** The names that a module of declarations exports. */
export function exportedNames(declaration: string): string[] {
  const file = ts.createSourceFile("bundle.d.ts", declaration, ts.ScriptTarget.ES2022);
  return file.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      return exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [];
    }
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText(file));
    const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
    return name === undefined ? [] : [name.text];
  });
}
