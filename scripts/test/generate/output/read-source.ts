import ts from "typescript";

const parse = (text: string): ts.SourceFile =>
  ts.createSourceFile("index.ts", text, ts.ScriptTarget.ES2022, true);

/** Ways to silence a compiler or a linter, each with its text; `as const` is none. */
export function silencersOf(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isCast =
      ts.isTypeAssertionExpression(node) ||
      (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type));
    const isAny = node.kind === ts.SyntaxKind.AnyKeyword;
    if (isCast || isAny || ts.isNonNullExpression(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(parse(text));
  const directives = /@ts-[\w-]+|biome-ignore\S*|eslint-\w+|prettier-ignore|@jsx\w*|#region/g;
  return [...found, ...(text.match(directives) ?? [])];
}

/** What a module declares and exports, with the docstring of each. */
export function exportsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of parse(text).statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    const isExported = ts
      .getModifiers(statement)
      ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported !== true) continue;
    for (const name of namesOf(statement)) found.set(name, docstringOf(statement));
  }
  return found;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.DeclarationStatement;
  return [name?.text ?? "default"];
}

/** The members of an interface or of an object type, wherever they stand in a module, without a docstring. */
export function undescribedMembers(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    // What may not be given needs no words.
    const isGiven =
      ts.isPropertySignature(node) && node.type?.kind !== ts.SyntaxKind.UndefinedKeyword;
    if (isGiven && docstringOf(node) === "") found.push(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(parse(text));
  return found;
}

function docstringOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments.map((comment) => comment.getText()).join("\n");
}
