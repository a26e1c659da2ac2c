import { expect, test } from "vitest";
import { createProviderClient } from "../../src/index.ts";
import { createPaperCrane, definition, member, path, secret } from "../support/paper-crane.ts";
import { failureOf, recorder, thrownBy } from "../support/recorder.ts";

const thrower = (): never => {
  throw new RangeError(secret);
};
/** Throws whatever is asked of it. */
const shy = new Proxy({}, { get: thrower, has: thrower, getPrototypeOf: thrower });

const thrown: [what: unknown, told: string][] = [
  [new TypeError(secret), "threw TypeError"],
  [new DOMException(secret, "AbortError"), "threw AbortError"],
  [Object.assign(new Error(), { name: secret }), "threw something"],
  [{ name: Symbol("name") }, "threw something"],
  [secret, "threw something"],
  [undefined, "threw something"],
  [shy, "threw something"],
];

test.each(thrown)(
  "what a credential, a middleware and a parameter throw: %#",
  async (what, told) => {
    const { fetch, requests } = recorder();
    const raise = (): never => {
      throw what;
    };
    const watched = createPaperCrane({ fetch });
    watched.use({ onRequest: raise });
    const calls = [
      createPaperCrane({ fetch, apiKey: raise }).deleteMember(member),
      watched.deleteMember(member),
      createPaperCrane({ fetch }).DELETE(path, {
        get params(): never {
          return raise();
        },
      }),
      createPaperCrane({ fetch }).DELETE(path, {
        params: {
          get path(): never {
            return raise();
          },
        },
      }),
      createPaperCrane({ fetch }).deleteMember({
        get teamId(): number {
          return raise();
        },
        memberId: "ada",
      }),
    ];
    for (const call of calls) {
      const error = await failureOf(call);
      expect([error.name, error.outcome]).toEqual(["InvalidRequestError", "not-sent"]);
      expect(error.message).toContain(told);
      expect(error.message + error.stack + JSON.stringify(error)).not.toContain(secret);
    }
    const options = {
      fetch,
      get timeout(): number {
        return raise();
      },
    };
    expect(thrownBy(() => createProviderClient(definition, options)).message).toContain(told);
    expect(requests).toEqual([]);
  },
);

test("what Object.prototype has does not stand for what was left out", async () => {
  const { fetch, requests } = recorder();
  const polluted = Object.prototype as Record<string, unknown>;
  polluted.memberId = "ada";
  try {
    const error = await failureOf(createPaperCrane({ fetch }).deleteMember({ teamId: 7 } as never));
    expect(error.message).toContain('parameter "memberId" is missing');
    const call = createPaperCrane({ fetch }).DELETE(path, {
      params: { path: { teamId: 7 } } as never,
    });
    expect((await failureOf(call)).message).toContain('parameter "memberId" is missing');
  } finally {
    delete polluted.memberId;
  }
  expect(requests).toEqual([]);
});
