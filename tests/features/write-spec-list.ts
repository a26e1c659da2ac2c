// node tests/features/write-spec-list.ts: writes docs/specs.md from the tables of the specs of one feature each.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadFeatures } from "./load.ts";
import { renderSpecList } from "./spec-list.ts";

writeFileSync(
  join(import.meta.dirname, "../../docs/specs.md"),
  renderSpecList(await loadFeatures()),
);
