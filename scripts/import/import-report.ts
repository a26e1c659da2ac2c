import type { Problem } from "../openapi/problem.ts";
import { formatProblem } from "../openapi/problem.ts";
import { printable } from "../terminal/printable.ts";
import type { Finding } from "./convert/conversion.ts";

const placesShown = 3;

/** The findings of a conversion as lines to print. */
export function describeFindings(findings: readonly Finding[]): string[] {
  const changed = findings.filter(({ kind }) => kind === "changed").map(({ problem }) => problem);
  const explained = findings.filter((one) => one.kind === "left out" && one.problem.message !== "");
  const unexplained = findings.filter(
    (one) => one.kind === "left out" && one.problem.message === "",
  );
  const keys = [...new Set(unexplained.map(({ key }) => key ?? ""))];
  const lines = [
    ...explained.map(
      ({ key, problem }) =>
        `${locationOf(problem)} \`${printable(key ?? "", 100)}\`  ${printable(problem.message)}`,
    ),
    ...keys.map((key) =>
      describeKey(
        key,
        unexplained.filter((one) => one.key === key),
      ),
    ),
  ];
  return [
    ...(changed.length > 0 ? ["Written in another way; check whether it is right:"] : []),
    ...unique(changed.map((problem) => `- ${locationOf(problem)}  ${printable(problem.message)}`)),
    ...(lines.length > 0 ? ["Left out:"] : []),
    ...unique(lines.map((line) => `- ${line}`)),
  ];
}

function describeKey(key: string, findings: readonly Finding[]): string {
  const places = unique(findings.map(({ problem }) => locationOf(problem)));
  const more = places.length - placesShown;
  const shown = places.slice(0, placesShown).join(", ");
  return `${shown}${more > 0 ? ` and ${more} more` : ""} \`${printable(key, 100)}\`  No client needs it.`;
}

const locationOf = ({ file, line, column }: Problem): string =>
  `${printable(file)}:${line}:${column}`;

const unique = (lines: readonly string[]): string[] => [...new Set(lines)];

/** What is left to decide in a spec: what the generator refuses, and every other comment `# TODO`. */
export function describeTodos(slug: string, text: string, problems: readonly Problem[]): string[] {
  const lines = text.split("\n");
  const questions = lines.flatMap((line, index) =>
    /^\s*(- )?# TODO /.test(line) ? [index + 1] : [],
  );
  // A question stands in the lines above what it asks about.
  const asked = (line: number) =>
    problems.some((problem) => problem.line > line && between(lines, line, problem.line));
  const others = questions.filter((line) => !asked(line));
  const explained = others.map((line) => {
    const column = (lines[line - 1] ?? "").indexOf("#") + 1;
    return `- specs/${slug}.yaml:${line}:${column}  ${questionAt(lines, line)}`;
  });
  return [
    ...(problems.length > 0 ? ["To decide (the generator refuses the spec until then):"] : []),
    ...problems.map((problem) => `- ${formatProblem(problem)}`),
    ...(explained.length > 0 ? ["To look at (the generator accepts it as it is):"] : []),
    ...explained,
  ];
}

/** Whether there are only comments from one line to the one before another. */
function between(lines: readonly string[], first: number, last: number): boolean {
  return lines.slice(first, last - 1).every((line) => /^\s*#/.test(line));
}

/** The words of a question, whose further lines stand below it. */
function questionAt(lines: readonly string[], line: number): string {
  const further = lines.slice(line);
  const end = further.findIndex((one) => !/^\s*# {3}\S/.test(one));
  const words = [lines[line - 1] ?? "", ...further.slice(0, end)];
  return words.map((one) => one.replace(/^[\s-]*#\s*/, "")).join(" ");
}
