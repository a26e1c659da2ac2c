import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../packages/runtime/test/support/seed.ts";
import type { Mapping } from "../../openapi/document-node.ts";
import { mutations, runs, subjects } from "./mutations.ts";
import { faultsOf, renderMutation, type Spoil } from "./run.ts";

/** One file, as a careless generator would have written it. */
const spoil =
  (path: string, change: (text: string, document: Mapping) => string): Spoil =>
  (files, document) => ({ ...files, [path]: change(files[path] ?? "", document) });

const index = (line: (description: string, title: string) => string): Spoil =>
  spoil("src/index.ts", (text, { info }) => {
    const { description = "", title } = Object(info);
    return `${line(String(description), String(title))}\n${text}`;
  });

// What a generator does wrong, and how that is done to ours: an escape is taken back, or a text is pasted.
const careless: readonly (readonly [name: string, spoil: Spoil])[] = [
  ["comments as they are", spoil("src/index.ts", (text) => text.replaceAll("*\\/", "*/"))],
  [
    "comments of types as they are",
    spoil("src/schema.ts", (text) => text.replaceAll("*\\/", "*/")),
  ],
  ["texts between quotes", spoil("src/index.ts", (text) => text.replaceAll('\\"', '"'))],
  ["types between quotes", spoil("src/schema.ts", (text) => text.replaceAll('\\"', '"'))],
  [
    "names without quotes",
    // Names on the wire, such as `filter[email]`, need them in any spec.
    spoil("src/schema.ts", (text) =>
      text.replace(/"([^"\\\n/-]+)"(\??:)/g, (whole, name: string, colon: string) =>
        /^[\w$]*[.[]\w+\]?$/.test(name) ? whole : name + colon,
      ),
    ),
  ],
  [
    "a program with a text between quotes",
    spoil("README.md", (text, { info }) =>
      text.replace("```ts\n", () => `\`\`\`ts\nvoid "${Object(info).description ?? ""}";\n`),
    ),
  ],
  ["a manifest between quotes", spoil("package.json", (text) => text.replaceAll('\\"', '"'))],
  ["HTML as it is", spoil("README.md", (text) => text.replaceAll("\\<", "<"))],
  ["links as they are", spoil("README.md", (text) => text.replace(/\\([[\]])/g, "$1"))],
  [
    "addresses as they are",
    spoil("README.md", (text) => text.replace(/`([^`]*hacked\.example[^`]*)`/g, "$1")),
  ],
  ["cells as they are", spoil("README.md", (text) => text.replaceAll("\\|", "|"))],
  ["headings as they are", spoil("README.md", (text) => text.replaceAll("\\#", "\n\n#"))],
  [
    "lines of a cell as they are",
    spoil("README.md", (text, { info }) =>
      text.replace("## Use", `${Object(info).description ?? ""}\n\n## Use`),
    ),
  ],
  [
    "a text in single quotes",
    index((description) => `void '${description.replaceAll("\n", " ")}';`),
  ],
  ["a text in a template", index((description) => `void \`${description}\`;`)],
  ["a line's comment", index((description) => `// ${description}`)],
  ["a reference in a comment", index((description) => `///${description.trimStart()}`)],
  ["a block's comment", index((description) => `/* ${description} */`)],
  ["a name made of a text", index((_, title) => `const _${title.replaceAll(/\W/g, "_")} = 1;`)],
  [
    "a file named after a text",
    (files, { info }) => ({ ...files, [`src/${Object(info).title}.ts`]: "" }),
  ],
];

test("each careless generator is caught within the fuzzer's runs", {
  timeout: 300_000,
}, () => {
  // What is caught must be caught for a text, and not for what the careless generator makes of any spec.
  for (const subject of subjects)
    for (const [name, change] of careless) {
      const mutation = { subject, texts: [] };
      const rendered = renderMutation(mutation);
      expect([name, rendered && faultsOf(mutation, rendered, change)]).toStrictEqual([name, []]);
    }
  const left = new Map(careless);
  const found: string[] = [];
  for (const [run, mutation] of fc.sample(mutations, { seed, numRuns: runs }).entries()) {
    const rendered = renderMutation(mutation);
    if (rendered === undefined) continue;
    for (const [name, change] of left) {
      if (faultsOf(mutation, rendered, change).length === 0) continue;
      left.delete(name);
      found.push(`${name} (${run + 1})`);
    }
    if (left.size === 0) break;
  }
  console.info(`OFFBOARD_SEED=${seed}: caught, by the run: ${found.join(", ")}`);
  expect([...left.keys()]).toStrictEqual([]);
});
