import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compareRequest } from "../../import/compare/compare-request.ts";
import { compareResponses } from "../../import/compare/compare-responses.ts";
import { sideOf } from "../../import/compare/comparison-side.ts";
import { assembleSpec } from "../../import/spec/assemble-spec.ts";
import { toYamlDocument, yamlOptions } from "../../import/spec/write-yaml.ts";
import { convertOf, documents } from "../support/import-document.ts";

const given = [
  ["desk-2.0.json", "DELETE /teams/{team_id}/agents/{agent_id}"],
  ["desk-3.0.yaml", "POST /agents/{agent}"],
  ["ahasend.yaml", "DELETE /v2/accounts/{account_id}/members/{user_id}"],
] as const;

/** What stands in the place of something else: wrong types, references to anywhere, texts that mean something in YAML. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    { $ref: "#/paths" },
    { $ref: 7 },
    { $ref: "#/components/schemas/Agent" },
    { constructor: 1, toString: {} },
    [[{}]],
    "a\n# b\n- c: [",
    "\u2028*/ \u202e # TODO",
    "- &a *a",
  ),
);

type Step = readonly [holder: Record<string, unknown>, key: string];

function placesOf(value: unknown): Step[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key): Step[] => [[holder, key], ...placesOf(holder[key])]);
}

// A document that nobody controls: it becomes a spec that is YAML, or is refused; the program does not fall over.
test("documents with odd parts are converted, compared or refused, and nothing else happens", () => {
  const change = fc.tuple(fc.nat(), odd);
  fc.assert(
    fc.property(
      fc.constantFrom(...given),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      ([file, request], changes) => {
        const document: unknown = parse(readFileSync(join(documents, file), "utf8"));
        for (const [index, value] of changes) {
          const places = placesOf(document);
          const [holder, key] = places[index % places.length] ?? [{}, ""];
          holder[key] = structuredClone(value);
        }
        const text = JSON.stringify(document);
        if (!isThere(text, request)) return;
        const converted = convertOf(text, request);
        const side = sideOf(converted.conversion.document, converted.found);
        const rows = [
          ...compareRequest({ here: side, there: side }),
          ...compareResponses({ here: side, there: side }),
        ];
        expect(rows.filter(({ verdict }) => verdict !== "agreed")).toStrictEqual([]);
        const spec = assembleSpec(converted);
        const written = toYamlDocument(spec).toString(yamlOptions);
        expect(parse(written)).toHaveProperty("openapi", "3.1.0");
      },
    ),
    {
      numRuns: 200,
      // A name in `required` that is an object whose toString is no function.
      examples: [
        [
          given[1],
          [
            [730683056, { $ref: "#/paths" }],
            [297734305, [null, null, null, false]],
            [233830214, { constructor: 1, toString: {} }],
          ],
        ],
      ],
    },
  );
}, 60_000);

function isThere(text: string, request: string): boolean {
  try {
    convertOf(text, request);
    return true;
  } catch (error) {
    // The changed part was the version or the operation itself: a sentence says so.
    expect(String(error)).toMatch(/is not an OpenAPI document|has no `|__proto__/);
    return false;
  }
}
