import ts from "typescript";

/** What a compiler makes of a source, without the values of its literals and without its comments. */
export interface Shape {
  /** The tree, as one text; undefined where the source does not parse. */
  readonly tree: string | undefined;
  /** What no text may do, whatever the tree is. */
  readonly faults: readonly string[];
}

export function shapeOf(code: string): Shape {
  const file = ts.createSourceFile("a.ts", code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  const [diagnostic] = parseDiagnostics;
  const directives = commentsOf(code).filter((comment) => directive.test(comment));
  const faults = [
    ...(diagnostic
      ? [`it does not parse: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")}`]
      : []),
    ...directives.map((comment) => `a comment that tools obey: ${comment.slice(0, 80)}`),
    ...(file.referencedFiles.length > 0 || file.typeReferenceDirectives.length > 0
      ? ["it refers to a file"]
      : []),
    ...(misleading.test(code)
      ? ["it has a character that is not seen, or not where it stands"]
      : []),
  ];
  return { tree: diagnostic === undefined ? treeOf(file) : undefined, faults };
}

const directive = /^\/\/\/\s*<|^\/[/*]\s*@ts-|biome-ignore|sourceMappingURL|^\/[/*]#|@jsx/;

const misleading: RegExp =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

function commentsOf(code: string): string[] {
  const scanner = ts.createScanner(
    ts.ScriptTarget.ES2022,
    false,
    ts.LanguageVariant.Standard,
    code,
  );
  const comments: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const isComment =
      kind === ts.SyntaxKind.SingleLineCommentTrivia ||
      kind === ts.SyntaxKind.MultiLineCommentTrivia;
    if (isComment) comments.push(scanner.getTokenText());
  }
  return comments;
}

/** Names of properties are one whether they are quoted or not; every other name stays what it is. */
function treeOf(node: ts.Node): string {
  if ("text" in node && isPropertyName(node))
    return node.text === "__proto__" ? "__proto__" : "text";
  if (ts.isStringLiteral(node)) return "text";
  // A value in a body is read by its name, with or without quotes: `values.id`, `values["user-id"]`.
  if (ts.isPropertyAccessExpression(node) && treeOf(node.expression) === "values")
    return `${ts.SyntaxKind.ElementAccessExpression}(values text)`;
  if (ts.isIdentifier(node) || ts.isNumericLiteral(node)) return node.text;
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(treeOf(child)));
  return `${node.kind}(${below.join(" ")})`;
}

function isPropertyName(node: ts.Node): boolean {
  const { parent } = node;
  // A file has a text and no parent.
  if (parent === undefined) return false;
  return (
    (ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent)) && parent.name === node
  );
}
