// Runs openapi-typescript alone over the specs of the root that it is given, for bench/generate.ts.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const [root = ""] = process.argv.slice(2);
const target = join(root, "schemas");
mkdirSync(target, { recursive: true });
for (const name of readdirSync(join(root, "specs"))) {
  const nodes = await openapiTS(pathToFileURL(join(root, "specs", name)), { silent: true });
  writeFileSync(join(target, `${name}.ts`), astToString(nodes));
}
