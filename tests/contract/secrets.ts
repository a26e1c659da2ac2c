import { inspect } from "node:util";
import type { Fault } from "@offboard/mock-server";
import { describe, expect, test } from "vitest";
import { type Provider, root } from "../support/providers.ts";
import { settled } from "../support/stage.ts";
import type { Subject } from "./subject.ts";

const faults: readonly Fault[] = [
  { type: "empty", status: 401 },
  { type: "html" },
  { type: "broken-json" },
  { type: "redirect", status: 307, location: "http://localhost:9/stranger" },
  { type: "cut" },
];

/** Nothing that ends in a log shows a credential, a token or a parameter's value (design §4). */
export function describeSecrets({ provider, leaver, stage }: Subject): void {
  const { parameters } = leaver;
  describe("keeps secrets out of logs", () => {
    test("of clients and of errors", async () => {
      const { mock, client } = stage();
      for (const credentials of mock.credentials) {
        const one = client({}, credentials);
        for (const fault of faults) {
          mock.fail(fault);
          const { error } = await settled(one.deleteMember(parameters));
          expect(error).toSatisfy(provider.isError);
          const sent = mock.requests.flatMap(({ headers }) => headers);
          const tokens = sent
            .filter(([name]) => name.toLowerCase() === "authorization")
            .map(([, value]) => value.replace(/^\w+ /, ""));
          const secrets = [...Object.values(credentials), ...tokens, ...textsIn(parameters)];
          const shown = withoutPlaces([one, error].flatMap(shownBy).join("\n"), provider);
          expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
        }
      }
    });
  });
}

/** The texts in a value. A number such as 42 may be a port's or a line's as well, and a short word be any text's. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.length < 5 ? [] : [value];
  return Object.values(Object(value)).flatMap(textsIn);
}

/** Without the files of a stack: the repository, or a provider, may stand in a folder of a parameter's name. */
function withoutPlaces(text: string, { folder }: Provider): string {
  return [folder, root].reduce(
    (shown, path) => shown.replaceAll(path, ""),
    text.replace(/file:\S+/g, ""),
  );
}

/** Everything that a log might print of a value. */
function shownBy(value: unknown): string[] {
  const { message, stack, cause } = Object(value);
  const deep = inspect(value, { depth: Number.POSITIVE_INFINITY, getters: true });
  return [deep, String(value), `${JSON.stringify(value)}`, ...[message, stack, cause].map(String)];
}
