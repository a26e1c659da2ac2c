// semver comes without declarations.
declare module "semver" {
  export function satisfies(version: string, range: string): boolean;
}
