import { describe, expect, test } from "vitest";
import { settled } from "../support/stage.ts";
import type { Subject } from "./subject.ts";

/** Removals that happen: the mock server's members, read back, are the witness. */
export function describeRemovals({ provider, leaver, stage }: Subject): void {
  const { organization, member, stays, parameters } = leaver;

  describe("removes the member that it was given, and nobody else", () => {
    test("with each way to give credentials, as values and as functions", async () => {
      const { mock, client, forms, received } = stage();
      for (const credentials of mock.credentials) {
        const functions = Object.entries(credentials).map(
          ([name, value]) => [name, async () => value] as const,
        );
        for (const given of [credentials, Object.fromEntries(functions)]) {
          for (const { call } of forms) {
            mock.clear();
            mock.add(organization, member, stays);
            await expect(call(client({}, given), leaver)).resolves.not.toHaveProperty("error");
            expect(mock.list()).toEqual([
              { organization: texts(organization), member: `${stays}` },
            ]);
            expect(received().problems).toEqual([]);
          }
        }
      }
    });

    test("and says that there is no such member, where the spec says how, the second time", async () => {
      const { mock, client } = stage();
      mock.add(organization, member, stays);
      const one = client();
      await one.deleteMember(parameters);
      const { error } = await settled(one.deleteMember(parameters));
      expect(error).toMatchObject({
        ...{ name: "ApiError", outcome: "refused", attempts: 1 },
        ...{ absent: provider.absent.length > 0, status: provider.absent[0] ?? 404 },
      });
      expect(mock.members(organization)).toEqual([`${stays}`]);
    });

    test("and nobody with a wrong credential", async () => {
      const { mock, client } = stage();
      mock.add(organization, member, stays);
      for (const credentials of mock.credentials) {
        for (const [option, value] of Object.entries(credentials)) {
          const wrong = client({}, { ...credentials, [option]: `${value}-of-somebody-else` });
          const { error } = await settled(wrong.deleteMember(parameters));
          expect(error).toSatisfy(provider.isError);
          expect(Object(error).outcome).toMatch(/^(refused|not-sent)$/);
          expect(Object(error).message).not.toContain(value);
        }
      }
      expect(mock.has(organization, member)).toBe(true);
    });
  });
}

function texts(organization: object): Record<string, string> {
  const text = (id: unknown) => (typeof id === "object" ? Object.values(Object(id)) : [id]).join();
  return Object.fromEntries(Object.entries(organization).map(([name, id]) => [name, text(id)]));
}
