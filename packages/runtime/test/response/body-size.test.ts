import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { createFoldingDesk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { failureOf } from "../support/recorder.ts";
import { listen, until } from "../support/sockets.ts";

const mebibyte = 2 ** 20;
const headers = { "content-type": "application/json" };

/** A JSON text of so many bytes, most of them of two to a character. */
function jsonOf(bytes: number): string {
  return `"${"é".repeat((bytes - 2) >> 1)}${"e".repeat(bytes % 2)}"`;
}

/** Writes without an end until the socket closes. */
function pour(response: ServerResponse, status: number): void {
  const chunk = Buffer.alloc(2 ** 16, "x");
  const write = () => {
    if (response.destroyed) return;
    response.write(chunk, () => setImmediate(write));
  };
  response.writeHead(status, headers);
  write();
}

const sizes: [status: number, bytes: number, outcome: string, type: string][] = [
  [200, mebibyte, "removed", "JSON"],
  [200, mebibyte + 1, "unknown", "text"],
  [400, mebibyte, "refused", "JSON"],
  [400, mebibyte + 1, "refused", "text"],
  [500, 4 * mebibyte, "unknown", "text"],
];

test.each(sizes)("a %d with %d bytes is %s, as %s", async (status, bytes, outcome, type) => {
  const text = jsonOf(bytes);
  const server = await listen((_, response) => response.writeHead(status, headers).end(text));
  const client = createPaperCrane({ baseUrl: server.url });
  const got = await client.deleteMember(member).then(
    ({ data }) => ({ outcome: "removed", body: data as unknown as string }),
    ({ outcome, body }) => ({ outcome, body: body as string }),
  );
  expect(got.outcome).toBe(outcome);
  if (type === "JSON") expect(got.body).toBe(JSON.parse(text));
  else {
    expect(Buffer.byteLength(got.body)).toBeLessThanOrEqual(mebibyte + 3);
    expect(got.body.startsWith('"é')).toBe(true);
  }
});

test("a body that is too long matches nothing", async () => {
  const text = " ".repeat(mebibyte) + JSON.stringify({ code: 40404 });
  const server = await listen((_, response) => response.writeHead(404, headers).end(text));
  const error = await failureOf(createPaperCrane({ baseUrl: server.url }).deleteMember(member));
  expect([error.outcome, error.absent]).toEqual(["refused", false]);
});

test.each([200, 400, 500])("an endless %d ends, and its socket closes", async (status) => {
  const server = await listen((_, response) => pour(response, status));
  const client = createPaperCrane({ baseUrl: server.url });
  const error = await failureOf(client.deleteMember(member));
  expect([error.name, error.status]).toEqual(["ApiError", status]);
  await until(() => server.sockets.size === 0, "the socket to close");
});

test.each([200, 400, 500])("the same of an endless %d with middleware", async (status) => {
  const server = await listen((_, response) => pour(response, status));
  const client = createPaperCrane({ baseUrl: server.url });
  client.use({ onResponse: () => {} });
  const error = await failureOf(client.deleteMember(member));
  expect([error.name, error.status]).toEqual(["ApiError", status]);
  await until(() => server.sockets.size === 0, "the socket to close");
});

test("an endless answer of the token URL ends, and its socket closes", async () => {
  const server = await listen((_, response) => pour(response, 200));
  const desk = createFoldingDesk({ baseUrl: server.url, tokenUrl: server.url });
  const error = await failureOf(desk.deleteMember(person));
  expect([error.name, error.outcome]).toEqual(["InvalidRequestError", "not-sent"]);
  await until(() => server.sockets.size === 0, "the socket to close");
});
