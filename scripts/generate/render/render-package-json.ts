import type { Model } from "../model/model.ts";

const repository = "https://github.com/offboard/offboard";

/** The text of `package.json`, as Biome formats it and npm writes it. */
export function renderPackageJson(model: Model): string {
  const { names, version, title, operation } = model;
  const directory = `packages/providers/${names.slug}`;
  const summary = operation.summary.replace(/\.$/, "").replace(/\s+/g, " ");
  const content = {
    name: names.packageName,
    version,
    // npm and pnpm warn who installs this version; the registry takes it from here.
    deprecated: model.retired,
    description: `Typed client of ${title}: ${summary.slice(0, 1).toLowerCase()}${summary.slice(1)}`,
    keywords: ["deprovisioning", names.slug, "member", "offboarding", "organization"],
    license: "MIT",
    repository: { type: "git", url: `git+${repository}.git`, directory },
    homepage: `${repository}/tree/main/${directory}#readme`,
    bugs: `${repository}/issues`,
    type: "module",
    sideEffects: false,
    // For what does not read `exports`: resolvers of linters, and TypeScript's node10.
    main: "./dist/index.js",
    types: "./dist/index.d.ts",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./openapi.json": "./openapi.json",
      "./package.json": "./package.json",
    },
    files: ["dist", "openapi.json", "CHANGELOG.md"],
    // Where both `import` and `require` work: docs/packages.md.
    engines: { node: "^20.19.0 || >=22.12.0" },
    dependencies: { "@offboard/runtime": "workspace:^" },
    publishConfig: { access: "public", provenance: true },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
