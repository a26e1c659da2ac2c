import type { Finding, Level } from "./level.ts";

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
