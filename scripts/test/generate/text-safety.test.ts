import ts from "typescript";
import { expect, test } from "vitest";
import {
  blockquote,
  codeBlock,
  codeSpan,
  inline,
  link,
  table,
} from "../../generate/render/readme/markdown.ts";
import { comment, docstring, identifier, source } from "../../generate/render/source-code.ts";
import { edit, filesOf } from "../support/small-spec.ts";

// What would end a comment, a string, a template, a table's cell or a paragraph, or would be code there.
const hostile = [
  "*/ globalThis.hacked = 1; /*",
  "`$" + "{globalThis.hacked = 1}`",
  '"; globalThis.hacked = 1; //',
  "'; globalThis.hacked = 1; //",
  "\\\\\\",
  "</script><img src=x onerror=hacked()>",
  "a | b | c",
  "[x](javascript:hacked())",
  "# heading\n\n- item\n\n```ts\nhacked()\n```",
  "@throws nothing {@link hacked}",
  "<!--",
  "https://hacked.example and www.hacked.example",
  "__proto__",
];

/** It matches every text, and has what could end a literal, a comment or a code span. */
const pattern = JSON.stringify('|[*/`$}{"]');

/** What a compiler reads of a source: names and signs, and that a literal stands somewhere. */
function tokensOf(code: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, code);
  const tokens: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const isLiteral = kind === ts.SyntaxKind.StringLiteral;
    // Formatting breaks long lines, and ends them with a comma.
    if (kind !== ts.SyntaxKind.CommaToken)
      tokens.push(isLiteral ? "a literal" : scanner.getTokenText());
  }
  return tokens;
}

test.each(hostile)("a text stays a text wherever it stands: %j", async (text) => {
  const quoted = JSON.stringify(text);
  const line = JSON.stringify(text.replace(/\s+/g, " "));
  const spec = edit(
    ["title: Acme", `title: ${line}\n  description: ${quoted}`],
    ["Removes a member.", `${quoted}\n      summary: ${quoted}`],
    ["description: No such member.", `description: ${quoted}`],
    [
      "schema: { type: string }",
      `description: ${quoted}\n          example: ${quoted}\n          schema: { type: string, pattern: ${pattern} }`,
    ],
    ["equals: gone", `equals: ${quoted}`],
    ["const: gone", `enum: [gone, ${quoted}], title: ${quoted}, description: ${quoted}`],
    ["name: X-Api-Key }", `name: X-Api-Key, description: ${quoted} }`],
  );
  const files = await filesOf(spec);
  const index = files.get("src/index.ts") ?? "";
  // But for comments and the values of literals, the client is the same as that of a harmless spec.
  const harmless = await filesOf(
    edit(["schema: { type: string }", "schema: { type: string, pattern: 'x' }"]),
  );
  expect(tokensOf(index)).toStrictEqual(tokensOf(harmless.get("src/index.ts") ?? ""));
  expect(
    tokensOf(files.get("src/schema.ts") ?? "").filter((token) => token === "hacked"),
  ).toStrictEqual([]);
  expect(index).not.toMatch(/^\s*\* @(?!throws|see)/m);
  expect(JSON.parse(files.get("openapi.json") ?? "").paths["/members/{id}"].delete.summary).toBe(
    text,
  );
  const outside = (files.get("README.md") ?? "")
    .replace(/^```[\s\S]*?^```$/gm, "")
    .replace(/(?<=[^\\](?:\\\\)*)\\`/g, "")
    .replace(/`[^`\n]+`/g, "");
  expect(outside).not.toMatch(
    /(?<!\\)<|(?<!\\)\[x|^# heading|^- item|https:\/\/hacked|www\.hacked/m,
  );
  for (const row of outside.match(/^\|.*$/gm) ?? [])
    expect([4, 5]).toContain(row.split(/(?<!\\)\|/).length - 1);
});

test("U+2028 in a literal and in a comment of one line", () => {
  expect(source`${"a\u2028b"}`.code).toBe('"a\\u2028b"');
  expect(() => comment("a\u2028b")).toThrow("several");
});

test.each([
  ["a text that looks like our source", { code: "hacked()" }, '{"code":"hacked()"}'],
  ["a text", `\`$${"{x}"}\``, `"\`$${"{x}"}\`"`],
  ["a list", ["*/", 1, null, true], '["*/",1,null,true]'],
])("a value in a template is a literal: %s", (_, value, wanted) => {
  expect(source`${value}`.code).toBe(wanted);
});

test.each(["", "a b", "a-b", "1a", "a;", "a\n", 'a"'])("no identifier: %j", (name) => {
  expect(() => identifier(name)).toThrow("is no identifier");
});

test.each([
  ["nothing", " ", {}, ""],
  ["one line", "a */ b", {}, "/** a *\\/ b */\n"],
  ["a tag", "@ts-ignore {@link x}", {}, "/** \\@ts-ignore {\\@link x} */\n"],
  [
    "paragraphs",
    "a\n\n/b",
    { see: "https://a/*/b" },
    "/**\n * a\n *\n * /b\n *\n * @see https://a/*\\/b\n */\n",
  ],
])("docstring: %s", (_, text, tags, wanted) => {
  expect(docstring(text, tags).code).toBe(wanted);
});

test.each([
  ["a *b* _c_ `d|e` `", "a \\*b\\* \\_c\\_ `d|e` \\`"],
  ["<b>&amp;</b>", "\\<b\\>\\&amp;\\</b\\>"],
  ["# a\nb", "\\# a b"],
  ["1. a", "1\\. a"],
  ["- a", "\\- a"],
  ["![a](b)", "\\!\\[a\\](b)"],
  ["(see https://a/b?c=d|e, or www.a.)", "(see `https://a/b?c=d|e`, or `www.a`.)"],
  ["__www.a, bwww.a", "`__www.a`, bwww.a"],
  ["![a](https://b)!", "`![a](https://b`)\\!"],
  ["**Only** an [**admin\nof it**](https://a/b).", "Only an admin of it (`https://a/b`)."],
  ["[a](javascript:b) [c](d)", "\\[a\\](javascript:b) \\[c\\](d)"],
  ["`a: <b\nc>` d", "`a: <b c>` d"],
  ["2**3**4 ** a **", "2\\*\\*3\\*\\*4 \\*\\* a \\*\\*"],
  ["mail a@b.c", "mail `a@b.c`"],
  ["`a`)](https://b.c)", "`a` `)](https://b.c`)"],
  ["  a  ", "a"],
])("Markdown of %j", (text, wanted) => {
  expect(inline(text)).toBe(wanted);
});

test("the other forms of Markdown", () => {
  expect(table(["A"], [["`\\|`"], ["`\\\\|`"]])).toBe("| A |\n| --- |\n| `\\|` |\n| `\\\\\\|` |");
  expect(codeSpan("a`b\nc")).toBe("`a'b c`");
  expect(table(["A"], [["x|y"], ["`x|y`"], ["x\\|y"]])).toBe(
    "| A |\n| --- |\n| x\\|y |\n| `x\\|y` |\n| x\\|y |",
  );
  expect(blockquote(["a", "b"])).toBe("> a\n>\n> b");
  expect(codeBlock("ts", "a\n```\n")).toBe("````ts\na\n```\n````");
  expect(link("a", "https://a/(b)|c")).toBe("[a](https://a/%28b%29%7Cc)");
});
