import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Measurement, milliseconds, ratioRow } from "./bench-row.ts";
import { interleave } from "./interleave.ts";

const rounds = 15;

// A first import sets the platform's loader up, which is part of its start and not of the package.
const program = `
await import("./empty.mjs");
const started = performance.now();
await import(process.argv[2]);
console.log(performance.now() - started);
`;

/** The import of a package in a new process, without the platform's own start. */
export const importing: Measurement = async ({ providers, project }) => {
  writeFileSync(join(project, "empty.mjs"), "");
  writeFileSync(join(project, "import.mjs"), program);
  const timer = (name: string) => () =>
    Number(
      execFileSync(process.execPath, ["import.mjs", name], { cwd: project, encoding: "utf8" }),
    );
  const names = ["openapi-fetch", ...providers.map(({ slug }) => `@offboard/${slug}`)];
  const found = await interleave(
    rounds,
    Object.fromEntries(names.map((name) => [name, timer(name)])),
  );
  const other = found["openapi-fetch"] ?? Number.NaN;
  return providers.map(({ slug, title }) => {
    const ours = found[`@offboard/${slug}`] ?? Number.NaN;
    return ratioRow(`import: ${title}`, ours, other, 3, milliseconds);
  });
};
