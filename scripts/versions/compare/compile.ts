import type ts from "typescript";
import { namesOf } from "../../generate/model/names.ts";
import { baselines } from "../../release/baseline.ts";
import { exportedNames } from "./declaration.ts";
import { helpers, type Pair, type Side, type Surface, surfacesOf } from "./surfaces.ts";
import { aliasesOf, createProgram, faultsOf } from "./typescript-program.ts";

/** The two types of a surface, and what the compiler said of the assignments between them. */
export interface Judged {
  readonly surface: Surface;
  readonly old: ts.Type;
  readonly next: ts.Type;
  /** Whether an old program's part of it no longer compiles. */
  readonly breaks: boolean;
  /** Whether a new program's part of it would not have compiled before. */
  readonly isMore: boolean;
}

export interface Compiled {
  readonly checker: ts.TypeChecker;
  /** By slug. */
  readonly judged: ReadonlyMap<string, readonly Judged[]>;
  /** By slug: why a side does not compile with the runtime as it is now. */
  readonly broken: Readonly<Record<Side, ReadonlyMap<string, string>>>;
}

/**
 * Writes a program for each pair, which assigns each surface of the old package to that of the new and the other
 * way round, and has all of them checked in one run. The runtime's types are the workspace's, for both sides.
 *
 * @param root the folder of the repository.
 * @param releasedRuntime modules that are imported as `@offboard/released-runtime`, by their names.
 */
export function compile(
  root: string,
  pairs: readonly Pair[],
  releasedRuntime: Readonly<Record<string, string>> = {},
): Compiled {
  const surfaces = new Map(pairs.map((pair) => [pair.slug, surfacesOf(pair)]));
  const texts = new Map(
    pairs.flatMap((pair): [string, string][] => [
      [`${baselines}/${pair.slug}.old.d.ts`, pair.old.declaration],
      [`${baselines}/${pair.slug}.next.d.ts`, pair.next.declaration],
      [`${baselines}/${pair.slug}.program.ts`, writeProgram(pair, surfaces.get(pair.slug) ?? [])],
      [`${baselines}/${pair.slug}.source.ts`, sourceOf(pair)],
    ]),
  );
  const program = createProgram(root, texts, releasedRuntime);
  const broken = { old: new Map<string, string>(), next: new Map<string, string>() };
  const judged = new Map<string, readonly Judged[]>();
  for (const { slug } of pairs) {
    const faultIn = (file: string) => faultsOf(program, root, `${baselines}/${slug}.${file}`)[0];
    const fault = { old: faultIn("old.d.ts"), next: faultIn("next.d.ts") ?? faultIn("source.ts") };
    for (const side of ["old", "next"] as const)
      if (fault[side] !== undefined) broken[side].set(slug, fault[side].text);
    const path = `${baselines}/${slug}.program.ts`;
    // What the compiler can't find fits everything.
    const isComparable = !broken.old.has(slug);
    judged.set(slug, isComparable ? judge(program, root, path, surfaces.get(slug) ?? []) : []);
  }
  return { checker: program.getTypeChecker(), judged, broken };
}

/** How the new side calls the runtime. */
const sourceOf = ({ slug, next }: Pair): string =>
  next.source.join("\n").replaceAll('"./schema.js"', `"./${slug}.next.js"`);

function writeProgram({ slug, old, next }: Pair, surfaces: readonly Surface[]): string {
  const { client } = namesOf(slug);
  const sides = [["old", old] as const, ["next", next] as const];
  const clients = sides.flatMap(([side, { declaration }]) =>
    exportedNames(declaration).includes(client)
      ? [`declare const ${side}Client: ${side}.${client};`]
      : [],
  );
  const assignments = surfaces.flatMap(({ direction, type }, index) => {
    const [from, to] = direction === "out" ? ["Next", "Old"] : ["Old", "Next"];
    return [
      `export type Old${index} = ${type("old")};`,
      `export type Next${index} = ${type("next")};`,
      `export const breaks${index}: ${to}${index} = null! as ${from}${index};`,
      `export const isMore${index}: ${from}${index} = null! as ${to}${index};`,
    ];
  });
  const imports = sides.map(([side]) => `import type * as ${side} from "./${slug}.${side}.js";`);
  return [...imports, helpers, ...clients, ...assignments, ""].join("\n");
}

function judge(
  program: ts.Program,
  root: string,
  path: string,
  surfaces: readonly Surface[],
): Judged[] {
  const failed = new Set<string>();
  for (const { name, text } of faultsOf(program, root, path)) {
    // Anything but a failed assignment is a fault of the program, which would then compare nothing.
    if (!/^(breaks|isMore)\d+$/.test(name)) throw new Error(`${path} can't be compiled: ${text}`);
    failed.add(name);
  }
  const types = aliasesOf(program, root, path);
  return surfaces.map((surface, index) => {
    const [old, next] = [types.get(`Old${index}`), types.get(`Next${index}`)];
    if (old === undefined || next === undefined) throw new Error(`${path} lacks a type.`);
    const has = (name: string) => failed.has(`${name}${index}`);
    return { surface, old, next, breaks: has("breaks"), isMore: has("isMore") };
  });
}
