import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFormat } from "../../generate/render/format.ts";

const biomeJson = readFileSync(join(import.meta.dirname, "../../../biome.json"), "utf8");

/** Texts of one name, one after the other: what was open before must not count. */
const texts: readonly (readonly [path: string, text: string, wanted: string | RegExp])[] = [
  ["index.ts", "export  const a = {b:1}", "export const a = { b: 1 };\n"],
  [
    "index.ts",
    "const a = ;",
    /^The generator made a index\.ts that does not parse: Expected an exp/,
  ],
  ["index.ts", "export  const a = {b:2}", "export const a = { b: 2 };\n"],
  [
    "package.json",
    '{"a":}',
    /^The generator made a package\.json that does not parse: Expected an/,
  ],
  ["package.json", '{"a":[ 1 ]}', '{\n  "a": [\n    1\n  ]\n}\n'],
  ["schema.ts", "interface A {", /that does not parse: expected `}` but instead the file ends/],
  ["schema.ts", "", ""],
  ["schema.ts", "interface A {\n}", "interface A {}\n"],
];

test("each text is formatted, or refused, by itself", () => {
  const format = createFormat(biomeJson);
  // More rounds than one workspace takes.
  for (let round = 0; round < 20; round++) {
    for (const [path, text, wanted] of texts) {
      if (typeof wanted === "string") expect(format(path, text)).toBe(wanted);
      else expect(() => format(path, text)).toThrow(wanted);
    }
  }
});
