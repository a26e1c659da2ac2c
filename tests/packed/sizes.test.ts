import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { createProject } from "../../scripts/bench/installed-project.ts";
import { size } from "../../scripts/bench/measure-size.ts";
import { importPackage } from "../../scripts/demo/provider-packages.ts";
import { slugsOf } from "../../scripts/generate/read/spec-files.ts";
import { root } from "../support/providers.ts";

test("no program is larger than its budget", { timeout: 300_000 }, async () => {
  const slugs = slugsOf(root);
  const providers = await Promise.all(slugs.map((slug) => importPackage(root, slug)));
  const project = createProject(root, slugs);
  try {
    const rows = await size({ root, project, providers, specs: [] });
    // Design §9: a budget is never met by dropping a guard.
    expect(rows.filter(({ isOver }) => isOver)).toEqual([]);
  } finally {
    rmSync(project, { recursive: true });
  }
});
