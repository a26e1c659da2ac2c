import { covers, type Finding, highest, type Level } from "../bump-level.ts";
import { compareContracts } from "./compare-contract.ts";
import { type Compiled, compile, type Judged } from "./compile.ts";
import { exportedNames } from "./declaration.ts";
import { explain } from "./explain-type-change.ts";
import type { Pair } from "./surfaces.ts";

/** What has become of a package since its last release. */
export interface Bump {
  readonly level: Level;
  /** At least one; what needs the level comes first. */
  readonly findings: readonly Finding[];
}

/**
 * Compares packages with their last releases: their types by the compiler, in one run for all, and what the types
 * don't say by what the specs say.
 *
 * @param root the folder of the repository, whose runtime's types both sides see.
 * @returns by slug.
 */
export function compare(root: string, pairs: readonly Pair[]): ReadonlyMap<string, Bump> {
  // Declarations that are the same have the same types.
  const differing = pairs.filter(({ old, next }) => old.declaration !== next.declaration);
  const compiled = differing.length > 0 ? compile(root, differing) : undefined;
  return new Map(pairs.map((pair) => [pair.slug, bumpOf(pair, compiled)]));
}

function bumpOf(pair: Pair, compiled: Compiled | undefined): Bump {
  const { slug, old, next } = pair;
  const facts = [
    ...compareContracts(old.contract, next.contract),
    ...compareExports(old.declaration, next.declaration),
  ];
  const types = compiled
    ? typeFindings(compiled.judged.get(slug) ?? [], compiled.checker, facts)
    : [];
  const all = [...facts, ...types, ...outdated(compiled?.broken.old.get(slug))];
  const isSaid = ({ unless = [] }: Finding) =>
    unless.some((start) => all.some(({ text }) => text.startsWith(start)));
  const findings = all.filter((finding) => !isSaid(finding));
  const told = findings.length > 0 ? findings : [{ level: "patch", text: rest(pair) } as const];
  const level = highest(told.map((finding) => finding.level)) ?? "patch";
  const sorted = told.toSorted(
    (a, b) => Number(covers(b.level, a.level)) - Number(covers(a.level, b.level)),
  );
  return { level, findings: sorted };
}

/** A provider that comes back may have been released with a runtime whose types are no more. */
function outdated(reason: string | undefined): Finding[] {
  const text = `The last release does not compile with the runtime as it is now: ${reason}`;
  return reason === undefined ? [] : [{ level: "major", text }];
}

const rest = ({ old, next }: Pair): string =>
  old.code === next.code
    ? "The documentation has changed; the code has not."
    : "The client is built otherwise; what it takes, sends and gives has not changed.";

/** What openapi-typescript exports beside the types that a package passes on. */
const unexported = ["$defs", "webhooks"];

/** @param old the declarations of the module that users import, and `next` what they are now. */
export function compareExports(old: string, next: string): Finding[] {
  const [before, after] = [old, next].map((declaration) =>
    exportedNames(declaration).filter((name) => !unexported.includes(name)),
  ) as [string[], string[]];
  const gone = before.filter((name) => !after.includes(name));
  const added = after.filter((name) => !before.includes(name));
  return [
    ...gone.map(
      (name): Finding => ({ level: "major", text: `\`${name}\` is no longer exported.` }),
    ),
    ...added.map((name): Finding => ({ level: "minor", text: `\`${name}\` is exported too.` })),
  ];
}

/** What the compiler says of the surfaces of one package, where nothing has said as much before. */
export function typeFindings(
  judged: readonly Judged[],
  checker: Compiled["checker"],
  facts: readonly Finding[],
): Finding[] {
  const findings: Finding[] = [];
  for (const one of judged) {
    const { texts, level: ofNames } = explain(one, checker);
    const level = highest([one.breaks ? "major" : one.isMore ? "minor" : undefined, ofNames]);
    const known = highest([...facts, ...findings].map((finding) => finding.level));
    // What shows the same change again is told of where it says that it is a greater one.
    if (level === undefined || (one.surface.isSecond && covers(known, level))) continue;
    const whole = `${one.surface.subject("")} has another type now.`;
    for (const text of texts.length > 0 ? texts : [whole]) findings.push({ level, text });
  }
  return mergeStatuses(findings);
}

const status = / of a (\d{3})(?= )/;

/** One sentence for a change of a body that several statuses have, in place of the first. */
function mergeStatuses(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, { readonly finding: Finding; readonly statuses: string[] }>();
  for (const finding of findings) {
    const key = finding.text.replace(status, " of a …");
    const same = merged.get(key) ?? { finding, statuses: [] };
    same.statuses.push(...(status.exec(finding.text)?.slice(1) ?? []));
    merged.set(key, same);
  }
  return [...merged.values()].map(({ finding, statuses }) => {
    const listed = statuses.join(", ").replace(/, (\d+)$/, " and $1");
    return { ...finding, text: finding.text.replace(status, ` of a ${listed}`) };
  });
}
