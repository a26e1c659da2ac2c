import { expect, test } from "vitest";
import { disagreements, type Line, type Member, type Outcome } from "../../demo/agreement.ts";
import { renderReport } from "../../demo/demo-report.ts";
import { valuesOf } from "../../demo/parameter-values.ts";
import { people, plan } from "../../demo/plan.ts";
import { toldApart } from "../../demo/run-demo.ts";
import { makeProvider } from "../support/made-provider.ts";

const person: Member = { provider: "acme", id: "42" };
const other: Member = { provider: "acme", id: "43" };

function line(outcome: Outcome, before: boolean, after: boolean, expected = outcome): Line {
  const [request, answer] = ["DELETE /people/42", "200 OK"];
  const made = { ...person, title: "Acme", request, answer, milliseconds: 1 };
  return { ...made, outcome, expected, before, after };
}

/** The members before and after the call of a line. */
function compare(one: Line): string[] {
  const at = (isThere: boolean): Member[] => (isThere ? [person, other] : [other]);
  return disagreements([one], at(one.before), at(one.after));
}

const where = "Acme, DELETE /people/42";
const isLie = (outcome: Outcome, is: string) =>
  `${where}: the client says "${outcome}", but the member ${is}.`;

test.each<[Outcome, before: boolean, after: boolean, wanted: string[]]>([
  ["removed", true, false, []],
  ["removed", true, true, [isLie("removed", "is still there")]],
  ["removed", false, false, [expect.stringContaining("needs a member before the call")]],
  ["refused", true, true, []],
  ["refused", true, false, [isLie("refused", "is gone")]],
  ["already gone", false, false, []],
  ["already gone", true, false, [expect.stringContaining("needs no member before the call")]],
  ["unknown", true, true, []],
  ["unknown", true, false, []],
  ["not-sent", true, true, []],
  ["not-sent", true, false, [isLie("not-sent", "is gone")]],
])("%s, a member before: %s, after: %s", (outcome, before, after, wanted) => {
  expect(compare(line(outcome, before, after))).toEqual(wanted);
});

test("an outcome that was not expected, and members whom no call was about", () => {
  expect(compare(line("refused", true, true, "removed"))).toEqual([
    `${where}: expected the outcome "removed", found "refused" (200 OK).`,
  ]);
  const stranger = { provider: "acme", id: "44" };
  expect(disagreements([line("removed", true, false)], [person, other], [stranger])).toEqual([
    "acme: 43 is gone, and no call was about them.",
    "acme: 44 is a member, and was none at the start.",
  ]);
});

// Titles, an empty line, the removals, an empty line, and a call that was refused.
test.each([
  [4, false, 4, []],
  [9, false, 9, []],
  [10, false, 8, ["and 2 more: --all"]],
  [105, false, 8, ["and 97 more: --all"]],
  [105, true, 105, []],
])("of %i removals, --all: %s, %i are shown", (count, all, shown, more) => {
  const removals = Array.from({ length: count }, () => line("removed", true, false));
  const lines = [...removals, line("refused", true, true)];
  const report = renderReport(lines, { width: 100, paint: (_, text) => text, all });
  expect(report.filter((text) => text.includes("✓ removed"))).toHaveLength(shown);
  expect(report.slice(2 + shown)).toEqual([...more, "", expect.stringContaining("✗ refused")]);
});

test("providers of one name are told apart by their slugs", () => {
  const providers = [
    { slug: "acme", title: "Acme" },
    { slug: "acme-eu", title: "Acme" },
    { slug: "bravo", title: "Bravo" },
  ];
  const titles = toldApart(providers).map(({ title }) => title);
  expect(titles).toEqual(["Acme (acme)", "Acme (acme-eu)", "Bravo"]);
});

const absent = "absent: [{ status: 404, pointer: /code, equals: gone }]";
const silent = [`\n        ${absent}`, ""] as const;
const by403 = [
  [absent, "absent: [{ status: 403, pointer: /code, equals: gone }]"],
  ["'404':", "'403':"],
] as const;

test.each([
  [
    "one says it by a 403",
    [[silent], [], by403],
    "removed removed removed a-refused c-already gone b-unknown",
  ],
  [
    "only one documents it",
    [[], [silent], [silent]],
    "removed removed removed b-refused a-already gone c-unknown",
  ],
  ["nobody documents it", [[silent], [silent]], "removed removed a-refused b-unknown"],
  ["there is one provider", [[]], "removed a-refused a-already gone a-unknown"],
] as const)("a plan where %s", async (_, changes, wanted) => {
  const providers = changes.map((one, index) => makeProvider("abc".charAt(index), ...one));
  const steps = plan(await Promise.all(providers)).map(({ provider, expected }) =>
    expected === "removed" ? expected : `${provider.slug}-${expected}`,
  );
  expect(steps.join(" ")).toBe(wanted);
});

const id = "schema: { type: string }\n";
const parameter = (facts: string) => [id, facts] as const;

// Each person has an id of their own, made of the example; the organization is the same for all.
test.each([
  ["a text without a format", parameter(id), /^\d-the-id$/],
  ["an example", parameter(`example: usr_0f3a19\n          ${id}`), /^usr_\df\da\d\d$/],
  [
    "a pattern",
    parameter("example: A1\n          schema: { type: string, pattern: '^[A-Z][0-9]$' }\n"),
    /^A\d$/,
  ],
  ["a short text", parameter("schema: { type: string, maxLength: 3 }\n"), /^th\d$/],
  [
    "a UUID",
    parameter("schema: { type: string, format: uuid }\n"),
    /^\d{8}-\d{4}-\d{4}-\d{4}-\d{12}$/,
  ],
  ["an integer", parameter("schema: { type: integer }\n"), /^\d{3}$/],
  ["an integer that is small", parameter("schema: { type: integer, maximum: 9 }\n"), /^\d$/],
  [
    "an address",
    parameter("schema: { type: string, format: email }\n"),
    /^\d-person@example\.com$/,
  ],
] as const)("the ids of a provider with %s", async (_, change, wanted) => {
  const provider = await makeProvider("acme", change);
  const values = people.map((person) => valuesOf(provider, person));
  const members = values.map(({ member }) => member);
  for (const member of members) expect(String(member)).toMatch(wanted);
  expect(new Set(members).size).toBe(people.length);
});

test.each([
  ["is the last of the path", "", { member: "the-id-1", organization: { team: 1 } }],
  [
    "is the one that the spec names",
    "\n        member: team",
    { member: 235, organization: { id: "the-id" } },
  ],
])("the member %s", async (_, named, wanted) => {
  const provider = await makeProvider(
    "acme",
    ["/members/{id}", "/teams/{team}/members/{id}"],
    ["removes: membership", `removes: membership${named}`],
    [
      "      parameters:\n",
      "      parameters:\n        - { name: team, in: path, required: true, schema: { type: integer } }\n",
    ],
  );
  const { member, organization, parameters } = valuesOf(provider, 1);
  expect({ member, organization }).toEqual({
    member: expect.anything(),
    organization: wanted.organization,
  });
  expect(typeof member).toBe(typeof wanted.member);
  expect(Object.values(parameters)).toContain(member);
});

test("a pattern without an example is told of, with what to do", async () => {
  const provider = await makeProvider(
    "acme",
    parameter("schema: { type: string, pattern: '^[A-Z]+$' }\n"),
  );
  expect(() => valuesOf(provider, 1)).toThrow(
    "specs/acme.yaml has no usable `example` of the parameter `id`.",
  );
});
