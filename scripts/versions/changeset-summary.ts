import type { Finding, Level } from "./bump-level.ts";

const headlines: Readonly<Record<Level, string>> = {
  major: "Programs may have to change for this version:",
  minor: "There is more, and programs go on as they are:",
  patch: "Nothing that programs are written against has changed:",
};

/** The text of a changeset: the sentence, or a list of them under a headline. */
export function summarize(level: Level, findings: readonly Finding[]): string {
  const [first, ...rest] = findings;
  if (first === undefined) throw new Error("A changeset says what has changed.");
  if (rest.length === 0) return first.text;
  return `${headlines[level]}\n\n${findings.map(({ text }) => `- ${text}`).join("\n")}`;
}

/** Whether a text that was made of findings says nothing that is not among these. */
export function isSaidBy(summary: string, findings: readonly Finding[]): boolean {
  const told = new Set(findings.map(({ text }) => text.replace(/\s+/g, " ")));
  const [first = "", ...rest] = summary.trim().split(/\n\n- |\n- /);
  const isHeadline = Object.values(headlines).includes(first);
  return (isHeadline ? rest : [summary]).every((text) =>
    told.has(text.trim().replace(/\s+/g, " ")),
  );
}
