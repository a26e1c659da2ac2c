// Removes what the builds left, of packages that are packed. turbo restores a build from its cache beside what is there: a
// declaration of another branch would be packed with it.
import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { removeFolder } from "./system/remove-folder.ts";

const root = dirname(import.meta.dirname);
for (const path of globSync("packages/{*,providers/*}/dist", { cwd: root }))
  removeFolder(join(root, path));
