import { describe, expect, test } from "vitest";
import type { Values } from "../support/providers.ts";
import { settled } from "../support/stage.ts";
import { initOf } from "../support/typed-call.ts";
import type { Subject } from "./subject.ts";

/** What a program passes as an id when something went wrong before, or when somebody attacks. */
const ids: readonly unknown[] = [
  ...["", ".", "..", "%2e%2e", "a/b", "a?b", "a#b", "a\\b", " ", "\n", "\ud800", "../x", "a/../b"],
  ...["a%2fb", "a%5cb", "..%2f", "not-a-uuid", "1", "a b", "ä"],
  ...[null, undefined, {}, [], Number.NaN, Number.POSITIVE_INFINITY, 1.5, 2 ** 53, true, 1n],
];

/** Ids that would change the path: refused, or sent as exactly one segment (design §4, rule 1). */
export function describeIds(subject: Subject): void {
  const { operation } = subject.provider;
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  if (inPath.length === 0) return;
  describe("keeps the path that the spec documents, whatever the id", () => {
    test.for(inPath.map(({ name }) => [name] as const))("%s", async ([name]) => {
      for (const id of ids) await expectOneSegment(subject, name, id);
    });
  });
}

async function expectOneSegment(
  { provider, leaver, stage }: Subject,
  name: string,
  id: unknown,
): Promise<void> {
  const { mock, client, forms } = stage();
  const { operation, slug } = provider;
  const value = withId(leaver.parameters[name], id);
  const parameters = { ...leaver.parameters, [name]: value } as Values;
  const init = { ...leaver.init, ...initOf(operation, parameters) };
  for (const { call } of forms) {
    mock.clear();
    const { error } = await settled(call(client(), { parameters, init }));
    if (mock.requests.length === 0) {
      expect(error).toMatchObject({
        name: "InvalidRequestError",
        outcome: "not-sent",
        attempts: 0,
      });
      expect(Object(error).message).toContain(JSON.stringify(name));
      if (typeof id === "string" && id.length > 2) expect(Object(error).message).not.toContain(id);
      continue;
    }
    const [path = ""] = mock.requests[0]?.path.split("?") ?? [];
    const template = `/${slug}${operation.path}`.split("/");
    const found = path.split("/");
    expect(found).toHaveLength(template.length);
    for (const [index, segment] of template.entries())
      if (!segment.includes("{")) expect(found[index]).toBe(segment);
      else if (segment.includes(`{${name}}`))
        expect(decodeURIComponent(found[index] ?? "")).toContain([value].flat().join(","));
  }
}

/** An id in place of a text or a number, or of the first item of an array. */
function withId(valid: unknown, id: unknown): unknown {
  return Array.isArray(valid) ? [id, ...valid.slice(1)] : id;
}
