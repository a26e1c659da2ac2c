// The declarations of size-limit say neither what a plugin nor what a result is; the plugins have none.
declare module "size-limit" {
  interface Check {
    readonly files: readonly string[];
    readonly gzip: boolean;
    readonly modifyEsbuildConfig: (config: object) => object;
  }
  export default function sizeLimit(
    plugins: readonly object[],
    config: { readonly checks: readonly Check[] },
  ): Promise<{ readonly size?: number }[]>;
}

declare module "@size-limit/esbuild" {
  const plugins: readonly object[];
  export default plugins;
}

declare module "@size-limit/file" {
  const plugins: readonly object[];
  export default plugins;
}
