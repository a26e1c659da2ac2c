import { expect, test } from "vitest";
import { edit, problemsOf } from "../support/small-spec.ts";

// Neither a reader nor a tool sees these, or sees them where they stand.
test.each([
  ...["\u0000", "\u001b", "\u0085", "\u2028", "\u202e", "\u2066", "\u200f", "\ufeff"],
  ...["\u200b", "\u00ad", "\u2060", "\u3164", "\ufdd0", "\u{e0041}"],
])("%j is refused wherever it stands, and not printed", async (character) => {
  const text = JSON.stringify(`a${character}b`);
  for (const spec of [
    edit(["title: Acme", `title: ${text}`]),
    edit(["properties: { code", `properties: { ${text}: { type: string }, code`]),
    edit(["equals: gone", `equals: ${text}`]),
  ]) {
    const problems = await problemsOf(spec);
    expect(problems[0]).toMatch(/^specs\/acme.yaml:\d+:\d+ .*Expected printable text, found U\+/);
    expect(problems.join("")).not.toContain(character);
  }
});

test.each(["\u200d joins emoji", "\u200c parts letters", "\u2708\ufe0f"])(
  "%j may stand",
  async (text) => {
    expect(await problemsOf(edit(["Removes a member.", JSON.stringify(text)]))).toStrictEqual([]);
  },
);
