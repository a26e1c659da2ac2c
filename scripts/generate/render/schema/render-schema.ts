// The only module that imports openapi-typescript (design §10), and only its transformation. Its own
// `openapiTS` lints and bundles first, with a second copy of Redocly that reads the current folder's
// `.redocly.lint-ignore.yaml` and takes most of the time; our documents are checked and closed already.
import { astToString } from "openapi-typescript/dist/lib/ts.mjs";
import { resolveRef } from "openapi-typescript/dist/lib/utils.mjs";
import transformSchema from "openapi-typescript/dist/transform/index.mjs";
import ts from "typescript";
import { copyOf, type Mapping } from "../../../openapi/document-node.ts";
import { prepareHolders } from "./hoist-descriptions.ts";

/** What openapi-typescript is asked for beside its defaults; a test compares with `openapiTS` itself. */
export const options = {
  // A default in an answer's schema does not promise that the property is there.
  defaultNonNullable: false,
  // An object whose properties are not documented may have some.
  emptyObjectsUnknown: true,
  silent: true,
};

/** The text of `src/schema.ts`, not yet formatted: the types of a checked document. */
export function renderSchema(slug: string, document: Mapping): string {
  // The transformation may write into the document.
  const copy = prepareHolders(copyOf(document) as Mapping);
  const context = {
    ...options,
    // The grammar has no `discriminator`, so there is none to scan for.
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    resolve: (reference: string) => resolveRef(copy, reference, options),
  };
  const header = `// Generated from specs/${slug}.yaml by \`pnpm generate\`. Do not edit it: change the spec.\n\n`;
  return header + astToString(transformSchema(copy, context).flatMap(describe));
}

/** What each exported type is. */
const descriptions: Readonly<Record<string, string>> = {
  paths: "The provider's paths, and what their methods take and answer.",
  components: "What the operations share.",
  operations: "The operations, by their names.",
};

/** For what our specs don't have: always empty, and nobody's import. */
const unneeded = ["webhooks", "$defs"];

function describe(statement: ts.Statement): ts.Statement[] {
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  const name = isType ? statement.name.text : "";
  if (unneeded.includes(name)) return [];
  const text = Object.hasOwn(descriptions, name) ? descriptions[name] : undefined;
  if (text === undefined) return [statement];
  const { MultiLineCommentTrivia } = ts.SyntaxKind;
  return [ts.addSyntheticLeadingComment(statement, MultiLineCommentTrivia, `* ${text} `, true)];
}
