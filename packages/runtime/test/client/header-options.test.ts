import { expect, test } from "vitest";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { failureOf, recorder, summaryOf, thrownBy } from "../support/recorder.ts";
import { listen } from "../support/sockets.ts";

// Node's fetch sends no request that has one of these, and says so before it connects.
test.each([
  ["transfer-encoding", "chunked"],
  ["upgrade", "websocket"],
  ["keep-alive", "timeout=5"],
  ["expect", "100-continue"],
])("the header %s: %s was not sent, and neither was the rest", async (name, value) => {
  const server = await listen((_, response) => response.writeHead(204).end());
  const client = createPaperCrane({ baseUrl: server.url, retry: false });
  for (const headers of [{ [name]: value }, { [name.toUpperCase()]: value }]) {
    const error = await failureOf(client.deleteMember(member, { headers }));
    expect(summaryOf(error)).toMatchObject({ outcome: "not-sent" });
  }
  expect(server.requests).toEqual([]);
});

// These are the platform's own to set.
test.each([
  ["host", "evil.example"],
  ["content-length", "5"],
  ["connection", "upgrade"],
])("the header %s: %s is not sent as it was given", async (name, value) => {
  const server = await listen((_, response) => response.writeHead(204).end());
  const client = createPaperCrane({ baseUrl: server.url });
  await client.deleteMember(member, { headers: { [name]: value } });
  expect(server.requests.map(({ headers }) => headers.host)).toEqual([new URL(server.url).host]);
  expect(server.requests[0]?.headers[name]).not.toBe(value);
});

test("headers that can be read but once are refused", async () => {
  const { fetch, requests } = recorder();
  const headers = new Map([["x-trace", "1"]]).entries() as Iterable<unknown> as [string, string][];
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member, { headers }));
  expect(error.message).toContain('option "headers" can be read only once: make it an array');
  expect(thrownBy(() => createPaperCrane({ headers })).message).toContain("can be read only once");
  expect(requests).toEqual([]);
});
