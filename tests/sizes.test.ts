import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { createProject } from "../scripts/bench/project.ts";
import { size } from "../scripts/bench/size.ts";
import { slugsOf } from "../scripts/generate/specs.ts";
import { importPackage } from "../scripts/start/packages.ts";
import { root } from "./support/providers.ts";

test("no program grows unnoticed", { timeout: 300_000 }, async () => {
  const slugs = slugsOf(root);
  const providers = await Promise.all(slugs.map((slug) => importPackage(root, slug)));
  const project = createProject(root, slugs);
  try {
    const rows = await size({ root, project, providers, specs: [] });
    const held = rows.filter(({ budget }) => budget.startsWith("held"));
    expect(held).toHaveLength(2);
    // Grown for a reason? Then the limits in scripts/bench/size.ts grow with it, in the same commit.
    expect(held.filter(({ isOver }) => isOver)).toEqual([]);
  } finally {
    rmSync(project, { recursive: true });
  }
});
