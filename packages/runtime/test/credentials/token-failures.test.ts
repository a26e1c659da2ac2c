import { expect, test } from "vitest";
import type { AttemptEvent } from "../../src/index.ts";
import { clientSecret, createFoldingDesk, person } from "../support/folding-desk.ts";
import { failureOf, json, recorder, thrownBy } from "../support/recorder.ts";
import { closedPort } from "../support/sockets.ts";

const page = `<html>${clientSecret}</html>`;
const refused = "InvalidRequestError";

const failing: [answer: () => Response | Promise<Response>, name: string, says: string][] = [
  [() => json(401, { error: "invalid_client" }), refused, "answered 401 invalid_client: check"],
  [
    () => json(400, { error: "invalid_scope", error_description: clientSecret }),
    refused,
    "answered 400 invalid_scope: check",
  ],
  [() => json(400, { error: `${clientSecret} is wrong` }), refused, "answered 400: check"],
  [() => json(400, { error: { secret: clientSecret } }), refused, "answered 400: check"],
  [() => json(400, null), refused, "answered 400: check"],
  [() => new Response(page, { status: 403 }), refused, "answered 403: check"],
  [() => new Response(null, { status: 429 }), refused, "answered 429: try again later"],
  [() => json(500, { error: "server_error" }), refused, "answered 500 server_error: try again"],
  [() => new Response(page, { status: 503 }), refused, "answered 503: try again later"],
  [() => new Response(page, { status: 200 }), refused, "without a usable bearer token"],
  [() => new Response(null, { status: 204 }), refused, "without a usable bearer token"],
  [() => json(200, {}), refused, "without a usable bearer token"],
  [() => json(200, null), refused, "without a usable bearer token"],
  [() => json(200, { access_token: "" }), refused, "without a usable bearer token"],
  [() => json(200, { access_token: 5 }), refused, "without a usable bearer token"],
  [() => json(200, { access_token: "a\r\nb" }), refused, "without a usable bearer token"],
  [() => json(200, { access_token: "a", token_type: "mac" }), refused, "without a usable bearer"],
  [() => Response.error(), refused, "answered 0"],
  [() => Promise.reject(new TypeError(clientSecret)), "ConnectionError", "(no code)"],
  [() => new Promise(() => {}), "TimeoutError", "within 20 ms"],
];

test.each(failing)("an exchange that fails with %s: %s, %s", async (answer, name, says) => {
  const { fetch, requests } = recorder(answer);
  const events: AttemptEvent[] = [];
  const onAttempt = (event: AttemptEvent) => events.push(event);
  const client = createFoldingDesk({ fetch, timeout: 20, onAttempt, retry: false });
  for (let count = 1; count <= 2; count++) {
    const error = await failureOf(client.deleteMember(person));
    expect({ ...error }).toMatchObject({ name, outcome: "not-sent", provider: "folding-desk" });
    expect(error.message).toContain(says);
    expect(error.message).toContain("Nothing was sent.");
    expect(error.message + error.stack + JSON.stringify(error)).not.toContain(clientSecret);
    // A failed exchange is not kept.
    expect(requests.map(({ method }) => method)).toEqual(Array(count).fill("POST"));
  }
  expect(events.map(({ outcome, attempt }) => [outcome, attempt])).toEqual([
    ["not-sent", 1],
    ["not-sent", 1],
  ]);
});

test("a token URL that refuses the connection: not sent", async () => {
  const tokenUrl = `http://127.0.0.1:${await closedPort()}/token`;
  const error = await failureOf(createFoldingDesk({ tokenUrl }).deleteMember(person));
  expect([error.name, error.outcome, error.cause.code]).toEqual([
    "ConnectionError",
    "not-sent",
    "ECONNREFUSED",
  ]);
});

test("all calls that wait for an exchange that fails are told so", async () => {
  const { fetch, requests } = recorder(() => json(401, { error: "invalid_client" }));
  const client = createFoldingDesk({ fetch });
  const errors = await Promise.all(
    Array.from({ length: 5 }, () => failureOf(client.deleteMember(person))),
  );
  expect(errors.map(({ outcome }) => outcome)).toEqual(Array(5).fill("not-sent"));
  expect(requests).toHaveLength(1);
});

test.each(["", null, 5, {}])("the client secret %o is refused at once", (secret) => {
  const error = thrownBy(() => createFoldingDesk({ clientSecret: secret }));
  expect([error.name, error.outcome]).toEqual(["InvalidRequestError", "not-sent"]);
  expect(error.message).toContain('"clientSecret" must be a string that is not empty');
});

test("a bad parameter makes no exchange", async () => {
  const { fetch, requests } = recorder();
  const error = await failureOf(createFoldingDesk({ fetch }).deleteMember({ personId: "ada" }));
  expect(error.message).toContain('parameter "personId" must be a UUID');
  expect(error.message).not.toContain("ada");
  expect(requests).toEqual([]);
});
