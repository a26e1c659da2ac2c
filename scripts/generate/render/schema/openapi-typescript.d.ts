// The modules of openapi-typescript that render-schema.ts imports have no declarations of their own.
declare module "openapi-typescript/dist/transform/index.mjs" {
  import type { Statement } from "typescript";
  export default function transformSchema(document: object, context: object): Statement[];
}

declare module "openapi-typescript/dist/lib/ts.mjs" {
  import type { Statement } from "typescript";
  export function astToString(statements: Statement[]): string;
}

declare module "openapi-typescript/dist/lib/utils.mjs" {
  export function resolveRef(document: object, reference: string, options: object): unknown;
}
