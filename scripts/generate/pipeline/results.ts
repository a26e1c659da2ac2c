import { formatProblem, list, type Problem } from "../../openapi/problem.ts";
import { printable } from "../../terminal/printable.ts";

/** Where the packages are, from the root. */
export const providers = "packages/providers";

const mostShown = 10;

/** What became of one package. */
export type Result =
  | { readonly kind: "unchanged" | "removed" | "orphan" }
  | { readonly kind: "generated" | "drifted"; readonly lines: readonly string[] }
  | { readonly kind: "failed"; readonly problems: readonly Problem[] };

/** A result that is told of a whole file. */
export function failed(file: string, message: string): Result {
  return { kind: "failed", problems: [{ file, line: 1, column: 1, pointer: "#", message }] };
}

/** A file that can't be read or written ends one part of a run, and not the run. */
export async function guarded(
  file: string,
  action: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    const message = `It can't be read or written: ${error.message}. Mend that, and run this again.`;
    return failed(file, message);
  }
}

/** What a run tells: each problem and each change first, then the command that mends, then one line of counts. */
export function summarize(
  results: ReadonlyMap<string, Result>,
  check: boolean,
  milliseconds: number,
): { readonly lines: readonly string[]; readonly exitCode: number } {
  const named = (kind: Result["kind"]) =>
    [...results].filter(([, result]) => result.kind === kind).map(([name]) => name);
  const [failed, drifted, orphaned] = [named("failed"), named("drifted"), named("orphan")];
  // Where the generator has changed, every package drifts: a few show how.
  const shown = new Set(drifted.slice(0, mostShown));
  const lines = [...results].flatMap(([slug, result]) =>
    result.kind === "drifted" && !shown.has(slug)
      ? [`${providers}/${slug} differs too.`]
      : describe(slug, result),
  );
  if (failed.length > 0)
    lines.push(`Nothing was ${check ? "compared" : "written"} for ${list(failed)}.`);
  const whole =
    orphaned.length > 0 || drifted.length > mostShown || drifted.includes("docs/providers.md");
  if (whole) lines.push("Mend it with: pnpm generate");
  else if (drifted.length > 0) lines.push(`Mend it with: pnpm generate ${drifted.join(" ")}`);
  const changed = check
    ? `${drifted.length + orphaned.length} drifted`
    : `${named("generated").length} generated`;
  const time = (milliseconds / 1000).toFixed(1);
  lines.push(
    `${changed}, ${named("unchanged").length} unchanged, ${failed.length} failed, in ${time} s`,
  );
  return { lines, exitCode: failed.length + drifted.length + orphaned.length > 0 ? 1 : 0 };
}

function describe(slug: string, result: Result): readonly string[] {
  if (result.kind === "failed") return result.problems.map(formatProblem);
  if (result.kind === "drifted") return result.lines;
  if (result.kind === "orphan") return [`${providers}/${printable(slug)} has no spec.`];
  if (result.kind === "removed")
    return [`${printable(slug)}: ${providers}/${printable(slug)} had no spec and was removed`];
  if (result.kind === "generated")
    return [`${slug}: generated (${result.lines.map((line) => printable(line)).join(", ")})`];
  return [];
}
