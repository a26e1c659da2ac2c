import { grammar } from "../../scripts/generate/check/grammar.ts";
import type { Feature } from "./feature.ts";

const intro = `# What a spec may say

Written by \`node tests/features/write-spec-list.ts\` from the tables of the tests, which check every line of it. The conventions
beyond OpenAPI are in [Writing a spec](writing-a-spec.md). What is not here is refused, with its file, line and column:
nothing that a spec says is lost silently.

## Everything that a provider may have

Each line has a spec of its own, which is not published as a package. Its table holds the exact requests on a raw socket, how
calls end, near misses that are refused, and lines that compile or must not compile. Each spec keeps the contract that every
provider keeps.
`;

const fields = `
## Every field that a spec may have

The table \`grammar\` in \`scripts/generate/check/grammar.ts\`. Another test feeds every other field of OpenAPI 3.1 and JSON Schema
2020-12 to the generator, in every place where it can stand.
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
  const kinds = Object.entries(grammar).map(
    ([kind, honoured]) =>
      `| ${kind} | ${Object.keys(honoured)
        .sort()
        .map((field) => `\`${field}\``)
        .join(", ")} |`,
  );
  const first = ["| What | A request | Refused |", "| --- | --- | --- |", ...rows];
  const second = ["| Object | Fields |", "| --- | --- |", ...kinds];
  return `${intro}\n${first.join("\n")}\n${fields}\n${second.join("\n")}\n`;
}
