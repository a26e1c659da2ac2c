import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { createProject } from "../../scripts/bench/installed-project.ts";
import { plainest, size, takenOf } from "../../scripts/bench/measure-size.ts";
import { importPackage } from "../../scripts/demo/provider-packages.ts";
import { slugsOf } from "../../scripts/generate/read/spec-files.ts";
import { root } from "../support/providers.ts";

test("no program is larger than its budget", { timeout: 300_000 }, async () => {
  const all = await Promise.all(slugsOf(root).map((slug) => importPackage(root, slug)));
  // One of those that take the same of the runtime: a hundred providers take no more than their specs need.
  const alike = new Map(all.map((provider) => [takenOf(provider).join(), provider]));
  const providers = [...new Set([...plainest(all), ...alike.values()])];
  const project = createProject(
    root,
    providers.map(({ slug }) => slug),
  );
  try {
    const rows = await size({ root, project, providers, specs: [] });
    // Design §9: a budget is never met by dropping a guard.
    expect(rows.filter(({ isOver }) => isOver)).toEqual([]);
  } finally {
    rmSync(project, { recursive: true });
  }
});
