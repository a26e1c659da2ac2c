import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { removeMember } from "../pino.ts";
import { apiKey, member, play, refuse, secrets } from "./played.ts";

/** A logger, and what it has written. */
function logger(): {
  log: pino.Logger;
  lines: () => Record<string, unknown>[];
  text: () => string;
} {
  let text = "";
  const stream = {
    write: (line: string) => {
      text += line;
    },
  };
  const lines = () =>
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  return { log: pino({ level: "trace" }, stream), lines, text: () => text };
}

describe("a removal", () => {
  test("is a line for the attempt, and one for the call", async () => {
    const { baseUrl } = await play();
    const { log, lines } = logger();
    expect(await removeMember(log, { apiKey, baseUrl }, member)).toBe(true);
    expect(lines()).toMatchObject([
      {
        ...{ level: 30, msg: "attempt", provider: "cal-com", method: "DELETE", attempt: 1 },
        ...{ path: "/v2/organizations/{orgId}/users/{userId}", status: 200, outcome: "removed" },
        duration: expect.any(Number),
      },
      { level: 30, msg: "removed", attempts: 1 },
    ]);
  });

  test("that is tried again says how long it waits", async () => {
    const { provider, baseUrl } = await play();
    provider.fail({ type: "rate-limit", retryAfter: 0 });
    const { log, lines } = logger();
    expect(await removeMember(log, { apiKey, baseUrl }, member)).toBe(true);
    expect(lines()).toMatchObject([
      { level: 40, msg: "attempt", attempt: 1, status: 429, outcome: "refused" },
      { level: 30, msg: "attempt", attempt: 2, status: 200, outcome: "removed" },
      { level: 30, msg: "removed", attempts: 2 },
    ]);
    expect(lines().map(({ wait }) => typeof wait)).toEqual(["number", "undefined", "undefined"]);
  });
});

describe("a failure", () => {
  test("is an error with all that is known", async () => {
    const { provider, baseUrl } = await play();
    refuse(provider);
    const { log, lines } = logger();
    expect(await removeMember(log, { apiKey, baseUrl }, member)).toBe(false);
    expect(lines()).toMatchObject([
      { level: 40, msg: "attempt", status: 403, outcome: "refused" },
      {
        level: 50,
        msg: "not removed",
        err: {
          ...{ name: "ApiError", provider: "cal-com", outcome: "refused", status: 403 },
          ...{ absent: false, attempts: 1, message: expect.stringContaining("answered 403") },
          stack: expect.stringContaining("pino.ts"),
        },
      },
    ]);
  });

  test("of the connection has the platform's code", async () => {
    const { provider, baseUrl } = await play();
    provider.fail({ type: "cut" });
    const { log, lines } = logger();
    expect(await removeMember(log, { apiKey, baseUrl }, member)).toBe(false);
    const [, last] = lines();
    expect(last?.err).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
    expect(JSON.stringify(last?.err)).toContain("ECONNRESET");
  });
});

test("no credential, id or body is in a line", async () => {
  const { provider, baseUrl } = await play();
  const { log, lines, text } = logger();
  const ways = [
    () => refuse(provider),
    () => provider.fail({ type: "cut" }),
    () => provider.fail({ type: "html" }),
    () => provider.fail({ type: "redirect", status: 307, location: `${baseUrl}/${member.userId}` }),
  ];
  for (const prepare of ways) {
    prepare();
    expect(await removeMember(log, { apiKey, baseUrl }, member)).toBe(false);
  }
  // One that never gets as far as an attempt, and one that nobody listens to.
  expect(
    await removeMember(log, { apiKey, baseUrl }, { ...member, userId: "918273645/.." as never }),
  ).toBe(false);
  expect(await removeMember(log, { apiKey, baseUrl }, member)).toBe(true);
  expect(lines()).toHaveLength(11);
  for (const secret of secrets) expect(text()).not.toContain(secret);
});

test("what a fetch of one's own says is in no line", async () => {
  const { log, text } = logger();
  const fetch = () => Promise.reject(new Error(`${apiKey} could not be sent`));
  const options = { apiKey, fetch, baseUrl: "http://127.0.0.1:1" };
  expect(await removeMember(log, options, member)).toBe(false);
  expect(text()).not.toContain(apiKey);
});

test("a logger that fails after a removal does not make it a failure", async () => {
  const { baseUrl } = await play();
  const written: string[] = [];
  const write = (line: string) => {
    written.push(JSON.parse(line).msg);
    if (written.at(-1) === "removed") throw new RangeError("the disk is full");
  };
  const call = removeMember(pino({}, { write }), { apiKey, baseUrl }, member);
  await expect(call).rejects.toThrow(RangeError);
  expect(written).toEqual(["attempt", "removed"]);
});

test("an option that can't be used is thrown, not logged: it is the program's mistake", async () => {
  const { log, text } = logger();
  await expect(removeMember(log, { apiKey: "" }, member)).rejects.toThrow("apiKey");
  expect(text()).toBe("");
});
