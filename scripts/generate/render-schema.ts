// The only module that imports openapi-typescript (design §10), and only its transformation. Its own
// `openapiTS` lints and bundles first, with a second copy of Redocly that reads the current folder's
// `.redocly.lint-ignore.yaml` and takes most of the time; our documents are checked and closed already.
import { astToString } from "openapi-typescript/dist/lib/ts.mjs";
import { resolveRef, scanDiscriminators } from "openapi-typescript/dist/lib/utils.mjs";
import transformSchema from "openapi-typescript/dist/transform/index.mjs";

/** What openapi-typescript is asked for beside its defaults; a test compares with `openapiTS` itself. */
export const options = {
  // A default in an answer's schema does not promise that the property is there.
  defaultNonNullable: false,
  // An object whose properties are not documented may have some.
  emptyObjectsUnknown: true,
  silent: true,
};

/** The text of `src/schema.ts`, not yet formatted: the types of a checked document. */
export function renderSchema(slug: string, document: object): string {
  // The transformation may write into the document.
  const copy = structuredClone(document);
  const context = {
    ...options,
    discriminators: scanDiscriminators(copy, options),
    injectFooter: [],
    resolve: (reference: string) => resolveRef(copy, reference, options),
  };
  const header = `// Generated from specs/${slug}.yaml by \`pnpm generate\`. Do not edit it: change the spec.\n\n`;
  return header + astToString(transformSchema(copy, context));
}
