import { expect, test } from "vitest";
import {
  createPaperCrane,
  member,
  type PaperCraneOptions,
  path,
  secret,
} from "../support/paper-crane.ts";
import { failureOf, json, notSent, recorder, summaryOf, thrownBy } from "../support/recorder.ts";

/** The headers of `request` that hold credentials. */
function credentialsOf(request: Request | undefined): object {
  return Object.fromEntries(
    ["x-api-key", "x-key-id", "x-key-secret", "authorization"]
      .map((name) => [name, request?.headers.get(name)] as const)
      .filter(([, value]) => value !== null),
  );
}

const kinds: [given: PaperCraneOptions, sent: object][] = [
  [{ apiKey: secret }, { "x-api-key": secret }],
  [{ apiKey: () => secret }, { "x-api-key": secret }],
  [{ apiKey: async () => secret }, { "x-api-key": secret }],
  [{ apiKey: "with a space ~!" }, { "x-api-key": "with a space ~!" }],
  [
    { keyId: "id", keySecret: secret },
    { "x-key-id": "id", "x-key-secret": secret },
  ],
  [
    { keyId: "id", keySecret: async () => secret },
    { "x-key-id": "id", "x-key-secret": secret },
  ],
  [{ accessToken: secret }, { authorization: `Bearer ${secret}` }],
  [{ apiKey: secret, accessToken: undefined, keyId: undefined }, { "x-api-key": secret }],
];

test.each(kinds)("%o is sent as %o by both calls", async (given, sent) => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch, ...given });
  await client.deleteMember(member);
  await client.DELETE(path, { params: { path: member } });
  expect(requests.map(credentialsOf)).toEqual([sent, sent]);
});

const unusable: [value: unknown, problem: string][] = [
  ["", "is empty"],
  [" ", "is empty"],
  [`${secret} `, "is empty, or begins or ends with white space"],
  [`${secret}\n`, "is empty, or begins or ends with white space"],
  [`${secret}\r\nx-evil: 1`, "has a character that a header can't carry"],
  [`${secret}\0`, "has a character that a header can't carry"],
  [`${secret}é`, "has a character that a header can't carry"],
  [`${secret}…`, "has a character that a header can't carry"],
  [`“${secret}”`, "has a character that a header can't carry"],
  [null, "must be a string"],
  [42, "must be a string"],
  [{ secret }, "must be a string"],
  [[secret], "must be a string"],
  [Buffer.from(secret), "must be a string"],
  [Promise.resolve(secret), "must be a string"],
];

test.each(unusable)("a static credential such as %o is refused at once", (apiKey, problem) => {
  for (const given of [{ apiKey }, { keyId: "id", keySecret: apiKey }, { accessToken: apiKey }]) {
    const error = thrownBy(() => createPaperCrane(given));
    expect(summaryOf(error)).toEqual(notSent);
    expect(error.message).toContain(`"${Object.keys(given).at(-1)}" `);
    expect(error.message).toContain(problem);
    expect(error.message).not.toContain(secret);
  }
});

class SecretStoreError extends Error {
  override name = "SecretStoreError";
}

const failing: [credential: () => unknown, problem: string][] = [
  ...unusable.map(([value, problem]): [() => unknown, string] => [
    () => value,
    value instanceof Promise ? "" : problem,
  ]),
  [async () => undefined, "must be a string"],
  [() => () => secret, "must be a string"],
  [
    () => {
      throw new SecretStoreError(`no such secret: ${secret}`);
    },
    "threw SecretStoreError",
  ],
  [() => Promise.reject(new SecretStoreError(secret)), "threw SecretStoreError"],
  [() => Promise.reject(secret), "threw"],
  [() => Promise.reject(undefined), "threw"],
  [() => Promise.reject(null), "threw"],
].filter(([, problem]) => problem) as [() => unknown, string][];

test.each(failing)("a function that gives %o fails its call alone", async (apiKey, problem) => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch, apiKey });
  for (const call of [
    () => client.deleteMember(member),
    () => client.DELETE(path, { params: { path: member } }),
  ]) {
    const error = await failureOf(call());
    expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
    expect(error.message).toContain(`"apiKey" ${problem}`);
    expect(error.message).not.toContain(secret);
    expect(error.cause).toBeUndefined();
  }
  expect(requests).toEqual([]);
});

test("a function is asked at every attempt and not before, so that keys can rotate", async () => {
  const { fetch, requests } = recorder(() => json(401, {}));
  let asked = 0;
  const client = createPaperCrane({ fetch, apiKey: () => `key-${++asked}` });
  await client.deleteMember.request(member);
  expect(asked).toBe(0);
  await failureOf(client.deleteMember(member));
  await failureOf(client.deleteMember(member));
  expect(requests.map(credentialsOf)).toEqual([{ "x-api-key": "key-1" }, { "x-api-key": "key-2" }]);
});

test("a bad parameter asks for no credential", async () => {
  let asked = 0;
  const client = createPaperCrane({ fetch: recorder().fetch, apiKey: () => `key-${++asked}` });
  await failureOf(client.deleteMember({ teamId: 7, memberId: ".." }));
  expect(asked).toBe(0);
});

test("what the caller does to the options afterwards changes nothing", async () => {
  const { fetch, requests } = recorder();
  const options: PaperCraneOptions = { fetch, apiKey: secret, baseUrl: "https://a.example" };
  const client = createPaperCrane(options);
  Object.assign(options, { apiKey: "other", baseUrl: "http://evil.example", timeout: -1 });
  await client.deleteMember(member);
  expect(requests.map((request) => [new URL(request.url).host, credentialsOf(request)])).toEqual([
    ["a.example", { "x-api-key": secret }],
  ]);
});
