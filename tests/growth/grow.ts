// Puts specs of further providers into specs/, made from those of the features: `node tests/growth/grow.ts <number>`, in a
// copy of this repository. What docs/maintainers/budgets.md says of growth was measured in such copies.
import { addSpecs } from "./grown-repository.ts";
import { grownSpecs } from "./grown-specs.ts";
import { root } from "../support/providers.ts";

const specs = grownSpecs(Number(process.argv[2] ?? 38));
addSpecs(root, specs);
console.log(`${specs.length} specs more: pnpm generate, then pnpm changeset:compute`);
