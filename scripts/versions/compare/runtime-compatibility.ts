import { baselines } from "../../release/baseline.ts";
import { type Finding, highest, type Level } from "../bump-level.ts";
import { compareExports, typeFindings } from "./compare-packages.ts";
import { compile } from "./compile.ts";
import { declare } from "./declaration.ts";
import type { Pair } from "./surfaces.ts";

/** A module of the runtime's sources. */
const source = /^src\/([\w/-]+)\.ts$/;

/** The declarations of the runtime's modules, by their names. */
export function declareModules(files: ReadonlyMap<string, string>): Record<string, string> {
  const modules = [...files].flatMap(([path, text]) => {
    const name = source.exec(path)?.[1];
    // A declaration file is not found by the name of the source that it stands for.
    const asBuilt = (declaration: string) => declaration.replace(/(from "\.[^"]*)\.ts"/g, '$1.js"');
    return name === undefined ? [] : [[name, asBuilt(declare(`${name}.ts`, text))] as const];
  });
  return Object.fromEntries(modules);
}

/** How many packages the runtime is looked at through. They differ in little else than their specs. */
const mostPackages = 10;

/**
 * What a change of the runtime is to users of the packages that pass its types on: a released package with the
 * runtime's last release is compared with the same package and the runtime as it is now.
 *
 * @param root the folder of the repository.
 * @param old the modules of the runtime's last release.
 * @param next the modules as they are now.
 */
export function compareRuntimes(
  root: string,
  old: Readonly<Record<string, string>>,
  next: Readonly<Record<string, string>>,
  released: readonly Pick<Pair, "slug" | "old">[],
): { readonly level: Level; readonly findings: readonly Finding[] } {
  const index = (modules: Readonly<Record<string, string>>) => modules.index ?? "";
  const names = compareExports(index(old), index(next));
  const pairs = released.slice(0, mostPackages).map((one): Pair => {
    const declaration = one.old.declaration.replaceAll(
      'from "@offboard/runtime"',
      'from "@offboard/released-runtime"',
    );
    return { slug: one.slug, old: { ...one.old, declaration }, next: one.old };
  });
  const { checker, judged, broken } = compile(root, pairs, old);
  for (const [slug, reason] of broken.old)
    throw new Error(
      `The last releases of @offboard/${slug} and of the runtime do not fit: ${reason} Restore them: git checkout HEAD -- ${baselines}`,
    );
  const types = [...judged.values()].flatMap((parts) => typeFindings(parts, checker, []));
  const faults = [...broken.next].map(([slug, reason]): Finding => {
    const text = `The last release of \`@offboard/${slug}\` does not compile with it: ${reason}`;
    return { level: "major", text };
  });
  const all = [...faults, ...names, ...types];
  const findings = all.filter(
    ({ text }, position) => all.findIndex((other) => other.text === text) === position,
  );
  return { level: highest(findings.map(({ level }) => level)) ?? "patch", findings };
}
