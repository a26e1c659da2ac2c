import { expect, test } from "vitest";
import { createPaperCrane, member, path, secret } from "../support/paper-crane.ts";
import { failureOf, notSent, recorder, summaryOf, thrownBy } from "../support/recorder.ts";

const baseUrl = '"baseUrl" must be an https:// URL';
const headers = '"headers" ';
const timeout = '"timeout" must be a number of milliseconds';

const refused: [options: object, problem: string][] = [
  ...[
    ..."|http|crane.example|/v1|//crane.example|ftp://crane.example|file:///etc".split("|"),
    "http://crane.example",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://127.0.0.1@evil.example",
    "http://localhost:80@evil.example/",
    "http://evil.example/localhost/",
    "http://evil-localhost/",
    "http://0.0.0.0/",
    "http://[::2]/",
    "http://[::ffff:127.0.0.1]/",
    "http://10.0.0.1/",
    `https://${secret}@crane.example`,
    `https://user:${secret}@crane.example`,
    `https://crane.example?key=${secret}`,
    `https://crane.example#${secret}`,
    "https://crane.example?",
    "https://crane.example/#",
    "https://crane example",
    "javascript:alert(1)",
    5,
    {},
    [],
    false,
    null,
  ].map((value): [object, string] => [{ baseUrl: value }, baseUrl]),
  ...[0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "1000", {}, true].map(
    (value): [object, string] => [{ timeout: value }, timeout],
  ),
  [{ fetch: "fetch" }, '"fetch" must be a function'],
  [{ onAttempt: {} }, '"onAttempt" must be a function'],
  [{ headers: { "X-API-Key": "stolen" } }, `${headers}can't set x-api-key`],
  [{ headers: [["x-key-secret", "stolen"]] }, `${headers}can't set x-key-secret`],
  [{ headers: new Headers({ Authorization: "stolen" }) }, `${headers}can't set authorization`],
  [{ headers: { "x-api-version": "2" } }, `${headers}can't set x-api-version`],
  [{ headers: { "x-trace": `${secret}\nx` } }, headers],
  [{ headers: { [`${secret} x`]: "x" } }, headers],
  [{ headers: { "x-trace": "é…" } }, headers],
  [{ headers: 5 }, headers],
  ...[
    ..."redirect pathSerializer querySerializer bodySerializer baseURL Request".split(" "),
    ..."credentials mode body signal server tokenUrl password constructor".split(" "),
  ].map((name): [object, string] => [{ [name]: secret }, `has no option "${name}"; it has apiKey`]),
  [JSON.parse('{"__proto__": {}}'), 'has no option "__proto__"'],
  // A credential under a mistyped name is not missing.
  [{ apiKey: undefined, apikey: secret }, 'has no option "apikey"; it has apiKey'],
  [{ apiKey: undefined, keyId: "1", keysecret: secret }, 'has no option "keysecret"'],
];

test.each(refused)("the options %o are refused at once", (options, problem) => {
  const { fetch, requests } = recorder();
  const error = thrownBy(() => createPaperCrane({ fetch, ...options }));
  expect(summaryOf(error)).toEqual(notSent);
  expect(error.message).toContain("Paper Crane client: ");
  expect(error.message).toContain(problem);
  expect(error.message).toContain("Nothing was sent.");
  expect(error.message).not.toMatch(/sk_live|stolen|evil/);
  expect(requests).toEqual([]);
});

const callOptions: [options: unknown, problem: string][] = [
  ...[
    ..."fetch baseUrl redirect pathSerializer querySerializer bodySerializer Request".split(" "),
    ..."credentials mode body parseAs middleware method onAttempt __proto".split(" "),
  ].map((name): [unknown, string] => [{ [name]: () => secret }, `has no option "${name}"`]),
  [JSON.parse('{"__proto__": {}}'), 'has no option "__proto__"'],
  [{ timeout: 0 }, timeout],
  [{ timeout: "1" }, timeout],
  [{ timeout: 2 ** 31 - 0.5 }, timeout],
  [{ signal: {} }, '"signal" must be an AbortSignal'],
  [{ signal: { addEventListener() {} } }, '"signal" must be an AbortSignal'],
  [{ signal: { removeEventListener() {} } }, '"signal" must be an AbortSignal'],
  [{ signal: "abort" }, '"signal" must be an AbortSignal'],
  [{ signal: new AbortController() }, '"signal" must be an AbortSignal'],
  [{ headers: { "X-Api-Key": "stolen" } }, `${headers}can't set x-api-key`],
  [{ headers: { authorization: "stolen" } }, `${headers}can't set authorization`],
  [{ headers: { "x-api-version": "stolen" } }, `${headers}can't set x-api-version`],
  [{ headers: { "x-trace": "stolen\nx" } }, headers],
];

test.each(callOptions)("the options %o of a call are refused", async (options, problem) => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch });
  for (const call of [
    () => client.deleteMember(member, options as never),
    () => client.deleteMember.request(member, options as never),
    () => client.DELETE(path, { params: { path: member }, ...(options as object) }),
  ]) {
    const error = await failureOf(call());
    expect(summaryOf(error)).toEqual(notSent);
    expect(error.message).toContain(problem);
    expect(error.message).not.toMatch(/sk_live|stolen/);
  }
  expect(requests).toEqual([]);
});

test("headers of the client, of a call and of the platform's own kind are all sent", async () => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch, headers: { "x-trace": "client", "x-a": "1" } });
  await client.deleteMember(member, { headers: new Headers({ "x-trace": "call" }), timeout: 5 });
  expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({
    accept: "application/json, application/problem+json",
    "user-agent": "offboard-paper-crane/1.2.3",
    "x-a": "1",
    "x-api-key": secret,
    "x-api-version": "2026-01-01",
    "x-trace": "call",
  });
  expect([requests[0]?.method, requests[0]?.redirect]).toEqual(["DELETE", "manual"]);
});
