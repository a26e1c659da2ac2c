// The modules of openapi-typescript that render-schema.ts imports have no declarations of their own.
declare module "openapi-typescript/dist/transform/index.mjs" {
  /** Opaque: a statement of TypeScript 5's syntax tree. */
  export type Statement = { readonly statement: unique symbol };
  export default function transformSchema(document: object, context: object): Statement[];
}

declare module "openapi-typescript/dist/lib/ts.mjs" {
  import type { Statement } from "openapi-typescript/dist/transform/index.mjs";
  export function astToString(statements: Statement[]): string;
}

declare module "openapi-typescript/dist/lib/utils.mjs" {
  export function resolveRef(document: object, reference: string, options: object): unknown;
}
