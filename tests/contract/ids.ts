import { describe, expect, test } from "vitest";
import type { Parameter } from "../support/document.ts";
import { pathOf, valuesOf } from "../support/parameters.ts";
import type { Provider, Values } from "../support/providers.ts";
import { type Stage, settled } from "../support/stage.ts";

/** What a program passes as an id when something went wrong before, or when somebody tries. */
const ids: readonly unknown[] = [
  ...["", ".", "..", "%2e%2e", "a/b", "a?b", "a#b", "a\\b", " ", "\n", "\ud800", "../x", "a/../b"],
  ...["a%2fb", "a%5cb", "..%2f", "not-a-uuid", "1", "a b", "ä"],
  ...[null, undefined, {}, [], Number.NaN, Number.POSITIVE_INFINITY, 1.5, 2 ** 53, true, 1n],
];

/** Ids that would change the path: refused, or sent as exactly one segment (design §4, rule 1). */
export function describeIds(provider: Provider, stage: () => Stage): void {
  const { operation } = provider;
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  if (inPath.length === 0) return;
  describe("keeps the path that the spec documents, whatever the id", () => {
    test.for(inPath.map((parameter) => [parameter.name, parameter] as const))(
      "%s",
      async ([, parameter]) => {
        for (const id of ids) await expectOneSegment(stage(), parameter, id);
      },
    );
  });
}

async function expectOneSegment(
  { provider, mock, client, forms }: Stage,
  parameter: Parameter,
  id: unknown,
): Promise<void> {
  const { operation, slug } = provider;
  const { name } = parameter;
  const valid = valuesOf(operation, "all");
  const values = { ...valid, [name]: withId(valid[name], id) } as Values;
  for (const { call } of forms) {
    mock.clear();
    const { error } = await settled(call(client(), values));
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
    const [path] = mock.requests[0]?.path.split("?") ?? [];
    const [expected] = pathOf(operation, values).split("?");
    expect(path).toBe(`/${slug}${expected}`);
    expect(expected?.split("/")).toHaveLength(operation.path.split("/").length);
  }
}

/** An id in place of a text or a number; as the first item of an array, and as each member of an object. */
function withId(valid: unknown, id: unknown): unknown {
  if (Array.isArray(valid)) return [id, ...valid.slice(1)];
  if (typeof valid !== "object") return id;
  return Object.fromEntries(Object.keys(Object(valid)).map((key) => [key, id]));
}
