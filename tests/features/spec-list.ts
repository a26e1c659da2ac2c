import type { Feature } from "./feature.ts";
import { renderKeywordList } from "./keyword-list.ts";

const intro = `# What a spec may say

Written by \`node tests/features/write-spec-list.ts\` from the tables that the tests hold every line of it to, and from the JSON
Schema that the check goes by; the conventions beyond OpenAPI are in [CONTRIBUTING](../CONTRIBUTING.md#a-spec). What is not here is refused, with its file, line and
column: nothing that a spec says is lost silently.

## Everything that a provider may have

Each line has a spec of its own, which is no published package. Its table holds the exact requests on a raw socket, what calls
come to, near misses that are refused, and lines that compile or must not; and it keeps the contract that every provider keeps.
`;

const code = (text: string): string => `\`\` ${text.replaceAll("|", "\\|")} \`\``;

/** The text of docs/specs.md. */
export function renderSpecList(features: Readonly<Record<string, Feature>>): string {
  const rows = Object.entries(features).map(([slug, { title, requests, nearMisses }]) => {
    const [request] = requests;
    const sent = request === undefined ? "" : code(request.line.replace(/ HTTP.*/, ""));
    const link = `[${title}](../tests/features/specs/${slug}.yaml)`;
    return `| ${link} | ${sent} | ${nearMisses.map((miss) => miss.title).join("; ")} |`;
  });
  const first = ["| What | A request | Refused |", "| --- | --- | --- |", ...rows];
  return `${intro}\n${first.join("\n")}\n\n${renderKeywordList()}`;
}
