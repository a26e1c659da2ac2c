import { expect, test } from "vitest";
import { grammar } from "../../../generate/check/grammar.ts";
import { edit, problemsOf } from "../../support/small-spec.ts";
import { type Effect, type Trial, tryFields } from "./keywords/effects.ts";
import { honoured, narrowing } from "./keywords/honoured.ts";
import { type Silent, silent } from "./keywords/silent.ts";
import { kinds, objects, type SubjectObject } from "./keywords/subjects.ts";

// One object for each way to stand in another: what a field does there shows, or the table says why it does not.
const roles = new Map<string, SubjectObject>();
for (const object of objects.filter(({ path }) => path.startsWith("scripts/test/")))
  if (!roles.has(object.role)) roles.set(object.role, object);
const made = new Map<string, Promise<Trial[]>>();

function trialsOf(object: SubjectObject): Promise<Trial[]> {
  const trials = made.get(object.role) ?? tryFields(object.document, object);
  made.set(object.role, trials);
  return trials;
}

const explains = ({ field, what = /./ }: Silent, trial: Trial) =>
  field.test(trial.field) && what.test(trial.what);

test.each([...roles.values()])("what is honoured in $role", async (object) => {
  const lost = (await trialsOf(object)).filter(
    (trial) => trial.effects.length === 0 && !silent.some((row) => explains(row, trial)),
  );
  expect(lost.map(({ field, what }) => `${field} ${what}`)).toStrictEqual([]);
});

test("how each field of the grammar is honoured", async () => {
  const found = new Map<string, Set<Effect>>();
  for (const object of roles.values())
    for (const { field, effects } of await trialsOf(object))
      found.set(field, new Set([...(found.get(field) ?? []), ...effects]));
  const missing = kinds.flatMap((kind) =>
    Object.entries(grammar[kind]).flatMap(([name, shape]) => {
      const field = `${kind}.${name}`;
      const effects = [...(found.get(field) ?? [])];
      const wanted = honoured[field];
      if (wanted !== undefined)
        return wanted.filter((one) => !effects.includes(one)).map((one) => `${field}: ${one}`);
      // What holds objects is honoured by what they are; the rest shows, or is in the table of narrowing.
      const isNarrowing = kind === "schema" && Object.hasOwn(narrowing, name);
      const shows = effects.some((effect) => effect !== "refused");
      return shape !== "value" || isNarrowing || shows ? [] : [`${field}: anything`];
    }),
  );
  expect(missing).toStrictEqual([]);
});

test("each row about what does not show is needed", async () => {
  const trials = (await Promise.all([...roles.values()].map(trialsOf))).flat();
  const used = silent.filter((row) =>
    trials.some((trial) => trial.effects.length === 0 && explains(row, trial)),
  );
  expect(used).toStrictEqual(silent);
});

test.each(Object.entries(narrowing))("an answer is held to %s", async (_, [schema, misfit]) => {
  const content = (example: unknown) =>
    `content: { application/problem+json: ${JSON.stringify({ schema, example })}, application/json:`;
  const problems = await problemsOf(
    edit(
      ["content:\n            application/json:", content(misfit)],
      [
        "schema: { type: object, properties: { code: { const: gone } } }",
        "{ schema: { type: object, properties: { code: { const: gone } } } } }",
      ],
    ),
  );
  expect(problems).toStrictEqual([
    expect.stringContaining("Expected an example that its schema allows"),
  ]);
});
