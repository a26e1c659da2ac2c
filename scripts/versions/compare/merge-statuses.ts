import type { Finding } from "../bump-level.ts";

const status = / of a (\d{3})(?= )/;

/** One sentence for a change of a body that several statuses have, in place of the first. */
export function mergeStatuses(findings: readonly Finding[]): Finding[] {
  const merged = new Map<string, { readonly finding: Finding; readonly statuses: string[] }>();
  for (const finding of findings) {
    const found = status.exec(finding.text)?.[1];
    const key = found === undefined ? finding.text : finding.text.replace(status, " of a …");
    const same = merged.get(key) ?? { finding, statuses: [] };
    if (found !== undefined) same.statuses.push(found);
    merged.set(key, same);
  }
  return [...merged.values()].map(({ finding, statuses }) => {
    const last = statuses.pop();
    const listed = statuses.length > 0 ? `${statuses.join(", ")} and ${last}` : last;
    return { ...finding, text: finding.text.replace(status, ` of a ${listed}`) };
  });
}
