/**
 * The programs of a Markdown page: each of its blocks marked `ts`. A block without an import goes on where the
 * page's first one ended.
 */
export function examplesOf(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
  const [first = ""] = blocks;
  return blocks.map((code) =>
    /^import /m.test(code) ? code : `${first}\nexport async function more() {\n${code}}\n`,
  );
}
