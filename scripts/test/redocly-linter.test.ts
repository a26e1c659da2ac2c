import { expect, test } from "vitest";
import { parse } from "yaml";
import { checkWithRedocly, passes } from "../generate/check-redocly.ts";
import { edit, smallSpec } from "./small-spec.ts";

const file = "specs/acme.yaml";
const content = "schema: { type: object, properties: { code: { const: gone } } }";
const withReference = (type: string, example: string) =>
  `${edit([content, `schema: { $ref: '#/components/schemas/Answer' }\n              example: ${example}`])}  schemas:
    Answer: { type: object, properties: { code: { $ref: '#/components/schemas/Code' } } }
    Code: { type: ${type} }
`;

/** Specs in an order in which what was remembered of one would hide what is wrong with the next. */
const specs: readonly (readonly [name: string, spec: string, rule: string | undefined])[] = [
  ["a sound one", smallSpec, undefined],
  ["a scheme that another has", edit(["- apiKey: []", "- partnerKey: []"]), "security-defined"],
  [
    "the scheme's owner",
    edit(["- apiKey: []", "- partnerKey: []"], ["    apiKey: {", "    partnerKey: {"]),
    undefined,
  ],
  ["no longer its owner", edit(["- apiKey: []", "- partnerKey: []"]), "security-defined"],
  ["an example that fits", withReference("string", "{ code: gone }"), undefined],
  [
    "the same example, another type",
    withReference("integer", "{ code: gone }"),
    "no-invalid-media-type-examples",
  ],
  ["an example of that type", withReference("integer", "{ code: 1 }"), undefined],
  [
    "the first type again",
    withReference("string", "{ code: 1 }"),
    "no-invalid-media-type-examples",
  ],
  [
    "an example without a reference",
    edit([content, `${content}\n              example: { code: here }`]),
    "no-invalid-media-type-examples",
  ],
  [
    "an example of a schema",
    edit(["schema: { type: string }", "schema: { type: string, example: 7 }"]),
    "no-invalid-schema-examples",
  ],
  [
    "an example of a parameter",
    edit(["schema: { type: string }", "schema: { type: string }\n          example: 7"]),
    "no-invalid-parameter-examples",
  ],
  [
    "a path without its parameter",
    edit(["/members/{id}:", "/members:"]),
    "path-parameters-defined",
  ],
  [
    "a reference to nothing",
    withReference("string", "{}").replace("/Code'", "/Cod'"),
    "no-unresolved-refs",
  ],
  ["no responses", edit(["responses:", "respones:"]), "struct"],
  ["a variable of nothing", edit(["api.acme", "{region}.acme"]), "no-undefined-server-variable"],
  ["a sound one again", smallSpec, undefined],
];

test("what is kept between documents hides nothing, and adds nothing", async () => {
  for (const round of [1, 2]) {
    for (const [name, spec, rule] of specs) {
      const document = parse(spec);
      expect(await passes(file, document), `${name}, ${round}`).toBe(rule === undefined);
      const quick = await checkWithRedocly(file, document, true);
      expect(quick, `${name}, ${round}`).toStrictEqual(
        await checkWithRedocly(file, document, false),
      );
      const messages = quick.map(({ message }) => message).join("\n");
      if (rule === undefined) expect(messages, `${name}, ${round}`).toBe("");
      else expect(messages, `${name}, ${round}`).toContain(`(Redocly's rule ${rule})`);
    }
  }
});

test("a document that a rule stumbles over does not spoil the next", async () => {
  const spoilt = parse(smallSpec);
  spoilt.paths["/members/{id}"].delete.parameters = 7;
  await checkWithRedocly(file, spoilt, true).catch(() => []);
  expect(await checkWithRedocly(file, parse(smallSpec), true)).toStrictEqual([]);
});
