// Texts that mean something to a compiler, a renderer, a terminal or a file system wherever they get out of
// the place that they belong in. What they would do is always visible: the name `hacked`, or hacked.example.
// None is a keyword of OpenAPI: as a key it would make another document.

const text = (...parts: readonly string[]): string => parts.join("");
const template = text("$", "{globalThis.hacked = 1}");

/** They may all stand in a text that is only shown, so a spec with one of them is taken. */
const shown: readonly string[] = [
  ...["*/ globalThis.hacked = 1; /*", "*/ import 'hacked'; /*", "**/", "/*", "//", "*\\/", "* /"],
  ...[
    "\n*/\nglobalThis.hacked = 1;\n/**\n",
    "a */\n export const hacked = 1; //",
    "*\u200d/",
    'x\n/// <reference path="hacked" />',
  ],
  ...[
    `\`${template}\``,
    template,
    "`",
    "``",
    "```",
    "\n```\n",
    "~~~\n",
    text("$", "{"),
    `\\\`${template}`,
  ],
  ...[
    "'; globalThis.hacked = 1; //",
    '"; globalThis.hacked = 1; //',
    "\\",
    "\\\\\\",
    '\\"',
    "\\'",
    "'",
    '"',
  ],
  ...[
    "\\u0022; globalThis.hacked = 1; //",
    "\\x22",
    '"]; globalThis.hacked = 1; ["',
    '"); hacked(); ("',
  ],
  ...[
    '": {}, hacked: { "',
    "}; hacked(); {",
    "} & hacked & {",
    "]: hacked; [",
    "a; hacked: 1",
    "=> hacked()",
  ],
  ...[
    "</script><script>hacked()</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?php",
    "<img src=x onerror=hacked()>",
  ],
  ...[
    "<b>hacked</b>",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "{hacked}",
    "{{hacked}}",
    "<Hacked />",
    "<%= hacked %>",
  ],
  ...["a | b | c", "|", "\\|", "| --- | --- |", "\n| a |\n| --- |\n", "`a | b`", "`|`", "``|` |"],
  ...[
    "[x](javascript:hacked())",
    "[x](https://hacked.example)",
    "![x](https://hacked.example/x.png)",
  ],
  ...[
    "[x]: https://hacked.example",
    "[x][y]\n\n[y]: https://hacked.example",
    "<https://hacked.example>",
    "<javascript:hacked()>",
  ],
  ...[
    "https://hacked.example",
    "http://hacked.example",
    "www.hacked.example",
    "a@hacked.example",
    "ftp://hacked.example",
  ],
  ...[
    "](https://hacked.example)",
    ")](https://hacked.example)",
    "[[x]](//hacked.example)",
    "mailto:a@hacked.example",
  ],
  ...[
    "# hacked",
    "\n# hacked\n",
    "- hacked",
    "1. hacked",
    "> hacked",
    "    hacked",
    "***",
    "---",
    "\n===\n",
    "\n---\n",
  ],
  ...[
    "*a*",
    "**a",
    "_a_",
    "__a",
    "~~a~~",
    ":smile:",
    "@hacked",
    "#1",
    "- [ ] a",
    "[^1]",
    "[^1]: a",
    "$a$",
  ],
  ...[
    "@throws nothing",
    "@deprecated",
    "\n@see https://hacked.example",
    "{@link hacked}",
    "@param {hacked} x",
  ],
  ...[
    "../../hacked",
    "..\\hacked",
    "/etc/hacked",
    "C:\\hacked",
    "file:///hacked",
    "~/hacked",
    "%2e%2e%2fhacked",
  ],
  ...["constructor", "prototype", "toString", "hasOwnProperty", "then", "class", "await", "import"],
  ...[
    "undefined",
    "null",
    "true",
    "NaN",
    "0",
    "-1",
    "1e999",
    "[object Object]",
    "$ref",
    "$&",
    "$1",
    "$`",
    "%s",
    "%o",
  ],
  ...[
    "a\nb",
    "a\n\nb",
    "a\tb",
    " ",
    "  a  ",
    "\n",
    "é",
    "日本語",
    "👨‍👩‍👧",
    "x".repeat(3999),
    "`".repeat(300),
  ],
];

/** They must be refused wherever they stand: see check-text.ts and read-spec.ts. */
const never: readonly string[] = [
  ...[
    "\u2028hacked()",
    "\u2029hacked()",
    "\u202ehacked",
    "\u2066hacked\u2069",
    "\u200fhacked",
    "\u0000",
    "\u001b[2J",
  ],
  ...[
    "\ufeff",
    "\ufffe",
    "\u200bhacked",
    "\u0085",
    "\u007f",
    "\r\nhacked()",
    "\rhacked()",
    "\ud800",
    "\udc00\ud800",
  ],
  ...[
    "@ts-ignore",
    "@ts-nocheck",
    "biome-ignore lint: x",
    "//# sourceMappingURL=hacked",
    "x".repeat(5000),
  ],
];

/** Many of them at once, the first as short as a title and of one line. */
export const mixtures: readonly string[] = [
  `*/'"\`${template}</script>-->|[x](//hacked.example){@link a}\\`,
  `'"\`${template}\\\n*/ hacked() /*\n\n# hacked\n<b>[x](javascript:hacked())|\n\`\`\`\n@see a`,
];

export const hostileTexts: readonly string[] = [...shown, ...never, "__proto__"];

export function mustBeRefused(text: string): boolean {
  return never.includes(text);
}
