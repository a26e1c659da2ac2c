import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createRotatingClient } from "../rotating-keys.ts";
import { member, play } from "./played.ts";

/** A file with a key, and a function that rotates it as a secret store does: another file takes its place. */
function keyFile(key: string): { path: string; rotate: (key: string) => void } {
  const folder = mkdtempSync(join(tmpdir(), "offboard-key-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "key");
  writeFileSync(path, `${key}\n`);
  return {
    path,
    rotate: (next) => {
      writeFileSync(`${path}.next`, `${next}\n`);
      renameSync(`${path}.next`, path);
    },
  };
}

async function playWith(...keys: string[]) {
  const { provider, baseUrl } = await play();
  provider.credentials = keys.map((apiKey) => ({ apiKey }));
  const sent = () =>
    provider.requests.map(({ headers }) => {
      const found = headers.find(([name]) => name.toLowerCase() === "authorization");
      return found?.[1].replace("Bearer ", "");
    });
  return { provider, baseUrl, sent };
}

test("the file is read once for many calls, and a new key is used once the old one is old", async () => {
  const { provider, baseUrl, sent } = await playWith("key-1", "key-2");
  const { orgId, userId } = member;
  provider.add({ orgId }, userId + 1, userId + 2);
  const { path, rotate } = keyFile("key-1");
  const kept = createRotatingClient(path, { baseUrl });
  await kept.deleteMember(member);
  rotate("key-2");
  await kept.deleteMember({ orgId, userId: userId + 1 });
  expect(sent()).toEqual(["key-1", "key-1"]);

  // With an age of nothing, every attempt reads anew.
  const fresh = createRotatingClient(path, { baseUrl }, -1);
  await fresh.deleteMember({ orgId, userId: userId + 2 });
  expect(sent().at(-1)).toBe("key-2");
});

test("a key that changes between two attempts is used at the next one", async () => {
  const { provider, baseUrl, sent } = await playWith("key-1", "key-2");
  provider.fail({ type: "rate-limit", retryAfter: 0 });
  const { path, rotate } = keyFile("key-1");
  const onAttempt = ({ attempt }: { attempt: number }) => attempt === 1 && rotate("key-2");
  const { attempts } = await createRotatingClient(path, { baseUrl, onAttempt }, -1).deleteMember(
    member,
  );
  expect(attempts).toBe(2);
  expect(sent()).toEqual(["key-1", "key-2"]);
});

test("a key that the provider refuses is read again for the next call", async () => {
  const { provider, baseUrl, sent } = await playWith("key-1");
  const { path, rotate } = keyFile("key-1");
  const client = createRotatingClient(path, { baseUrl });
  provider.credentials = [{ apiKey: "key-2" }];
  await expect(client.deleteMember(member)).rejects.toMatchObject({ status: 401 });
  rotate("key-2");
  await client.deleteMember(member);
  expect(sent()).toEqual(["key-1", "key-2"]);
});

test("a file that is not there is no request, and no lasting failure", async () => {
  const { baseUrl, sent } = await playWith("key-1");
  const { path, rotate } = keyFile("key-1");
  rmSync(path);
  const client = createRotatingClient(path, { baseUrl });
  const error = await client.deleteMember(member).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
  expect(String(error)).not.toContain(path);
  expect(sent()).toEqual([]);
  rotate("key-1");
  await client.deleteMember(member);
  expect(sent()).toEqual(["key-1"]);
});

test("a listener of the caller's is told too", async () => {
  const { baseUrl } = await playWith("key-1");
  const told: string[] = [];
  const onAttempt = ({ outcome }: { outcome: string }) => told.push(outcome);
  const { path } = keyFile("key-1");
  await createRotatingClient(path, { baseUrl, onAttempt }).deleteMember(member);
  expect(told).toEqual(["removed"]);
});
