import { expect, test } from "vitest";
import { makeValue } from "../../demo/made-value.ts";
import { valuesOf } from "../../demo/parameter-values.ts";
import { plan } from "../../demo/plan.ts";
import type { ProviderPackage } from "../../demo/provider-packages.ts";
import type { ParameterFacts } from "../../generate/render/client/render-facts.ts";

function made(slug: string, absent: number[], parameters: ParameterFacts[] = []): ProviderPackage {
  const matchers = absent.map((status) => ({ status }));
  const path = "/teams/{team}/people/{person}";
  return {
    ...{ slug, folder: "", title: slug.toUpperCase(), factory: "createClient" },
    document: {
      openapi: "3.1.0",
      info: { title: slug },
      paths: { [path]: { delete: { "x-removal": { absent: matchers } } } },
    },
    create: () => {
      throw new Error("A plan makes no client.");
    },
    operation: { method: "DELETE", path, parameters, credentials: [["apiKey"]] },
  };
}

test.each([
  [
    "three, one of which says it with a 403",
    ["a", []],
    ["b", [404]],
    ["c", [403]],
    "a b c / a refused, c already gone, b unknown",
  ],
  [
    "only one documents it",
    ["a", [404]],
    ["b", []],
    ["c", []],
    "a b c / b refused, a already gone, c unknown",
  ],
  ["nobody documents it", ["a", []], ["b", []], ["c", []], "a b c / a refused, b unknown"],
] as const)("a plan where %s", (_, first, second, third, want) => {
  const steps = plan([first, second, third].map(([slug, absent]) => made(slug, [...absent])));
  const removed = steps.filter(({ expected }) => expected === "removed");
  const rest = steps.filter(({ expected }) => expected !== "removed");
  const slugs = removed.map(({ provider }) => provider.slug).join(" ");
  expect(
    `${slugs} / ${rest.map(({ provider, expected }) => `${provider.slug} ${expected}`).join(", ")}`,
  ).toBe(want);
});

test("one provider takes every part, each with another person but the leaver, who is tried twice", () => {
  expect(plan([made("a", [404])]).map(({ person, expected }) => `${person} ${expected}`)).toEqual([
    "1 removed",
    "2 refused",
    "1 already gone",
    "3 unknown",
  ]);
  expect(plan([])).toEqual([]);
});

const base = { name: "person", in: "path", required: true } as const;

test.each<[Partial<ParameterFacts> & Pick<ParameterFacts, "type">, RegExp]>([
  [{ type: "integer" }, /^\d{3}$/],
  [{ type: "integer", minimum: 5_000_000 }, /^5000\d{3}$/],
  [{ type: "integer", maximum: 9 }, /^[0-9]$/],
  [
    { type: "string", format: "uuid" },
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  ],
  [{ type: "string" }, /^usr_[0-9a-f]{6}$/],
  [{ type: "string", minLength: 20 }, /^.{20}$/],
  [{ type: "string", maxLength: 3 }, /^.{3}$/],
  [{ type: "string", pattern: "^[0-9]+$" }, /^\d{10}$/],
  [{ type: "string", pattern: "^[A-Z]+$" }, /^[A-P]{10}$/],
])("a value for %j", (facts, want) => {
  const values = [1, 2, 3, 4].map((number) => makeValue({ ...base, ...facts }, "acme", number));
  for (const value of values) {
    expect(typeof value).toBe(facts.type === "integer" ? "number" : "string");
    expect(String(value)).toMatch(want);
  }
  expect(new Set(values).size).toBe(4);
});

test.each<[Partial<ParameterFacts>, unknown]>([
  [{ type: "string", format: "email" }, expect.stringMatching(/^[0-9a-f]{6}@company\.example$/)],
  [{ type: "string", format: "date-time" }, "2026-01-02T12:00:00Z"],
  [{ type: "string", enum: ["left", "fired"] }, "fired"],
  [{ type: "boolean" }, false],
  [{ schema: { anyOf: [{ type: "boolean" }, { type: "string" }] } }, false],
  [{ type: "array", schema: { type: "array", items: { enum: ["a"] }, minItems: 2 } }, ["a", "a"]],
  [
    {
      type: "object",
      schema: {
        ...{ type: "object", required: ["b"] },
        properties: { a: { type: "string" }, b: { enum: [1, 7] } },
      },
    },
    { b: 7 },
  ],
])("a value with parts, or of few, for %j", (facts, want) => {
  expect(makeValue({ ...base, ...facts }, "acme", 1)).toEqual(want);
});

test("the member is the one that the spec names", () => {
  const provider = made("acme", [], []);
  const parameters: ParameterFacts[] = [
    { ...base, name: "team", type: "integer" },
    { name: "user", in: "body", type: "string", format: "email", required: true },
  ];
  const path = "/teams/{team}/leave";
  const document = {
    ...provider.document,
    paths: { [path]: { delete: { "x-removal": { member: "user" } } } },
  };
  const operation = { ...provider.operation, path, parameters };
  const { member, organization } = valuesOf({ ...provider, document, operation }, 1);
  expect([member, organization]).toEqual([
    expect.stringContaining("@company.example"),
    { team: expect.any(Number) },
  ]);
});

test("the member stands in the query or the body where the path names nobody", () => {
  const provider = made("acme", [], []);
  const parameters: ParameterFacts[] = [
    { name: "note", in: "body", type: "string", required: false },
    { name: "email", in: "body", type: "string", format: "email", required: true },
  ];
  const operation = { ...provider.operation, path: "/leave", parameters };
  const { member, organization } = valuesOf({ ...provider, operation }, 1);
  expect([member, organization]).toEqual([expect.stringContaining("@company.example"), {}]);
});

test("a pattern that nothing matches is said", () => {
  expect(() => makeValue({ ...base, type: "string", pattern: "^§$" }, "acme", 1)).toThrow(
    "No value of the parameter person of acme was found that matches ^§$.",
  );
});

test("people share the organization", () => {
  const provider = made(
    "acme",
    [],
    [
      { ...base, name: "team", type: "integer" },
      { ...base, type: "string", format: "uuid" },
      { name: "silent", in: "query", type: "string", required: false },
    ],
  );
  const [first, second] = [valuesOf(provider, 1), valuesOf(provider, 2)];
  expect(first.organization).toEqual(second.organization);
  expect(first.member).not.toBe(second.member);
  expect(first.parameters).toEqual({ ...first.organization, person: first.member });
});
