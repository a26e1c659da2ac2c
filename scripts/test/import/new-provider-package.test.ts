import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createMockServer } from "../../../packages/mock-server/src/index.ts";
import { loadProviders } from "../../../tests/support/providers.ts";
import {
  createTemporaryRepository,
  type TemporaryRepository,
} from "../../../tests/support/temporary-repository.ts";
import { run } from "../../import/import-provider.ts";
import { documents } from "../support/new-provider.ts";
import { smallSpec } from "../support/small-spec.ts";
import { makeRoot } from "../support/temporary-root.ts";

const made: TemporaryRepository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

/** What a person decides with AhaSend's page open: its document says neither. */
const decided = [
  ["absent: TODO", "absent:\n          - { status: 404, pointer: /message }"],
  ["        failed: TODO\n", ""],
] as const;

// AhaSend is none of the providers here: its own document (MIT) becomes a package as it would for a new user.
test("a provider's own document becomes a client that removes a member", async () => {
  const root = makeRoot({ acme: smallSpec });
  const lines: string[] = [];
  const args = [
    ...["ahasend", "--from", join(documents, "ahasend.yaml")],
    ...["--operation", "DELETE /v2/accounts/{account_id}/members/{user_id}"],
    ...["--docs", "https://ahasend.com/docs/api-reference/accounts/delete-account-member"],
    ...["--removes", "membership", "--reversible", "false"],
  ];
  const exitCode = await run({ root, args, ask: undefined, print: (line) => lines.push(line) });
  expect(exitCode, lines.join("\n")).toBe(0);
  const path = join(root, "specs/ahasend.yaml");
  const open = readFileSync(path, "utf8");
  expect(open.split("TODO").length).toBe(5);
  const spec = decided.reduce((text, [from, to]) => text.replace(from, to), open);
  writeFileSync(path, spec.replaceAll(/^ *# .*\n/gm, ""));

  const repository = await createTemporaryRepository({ ahasend: path });
  made.push(repository);
  cpSync(path, join(repository.root, "specs/ahasend.yaml"));
  const [provider] = await loadProviders(repository.root);
  const played = createMockServer({ specs: { ahasend: provider?.spec ?? {} } });
  const mock = played.provider("ahasend");
  const [account_id, user_id, other] = [1, 2, 3].map(
    (number) => `00000000-0000-4000-8000-00000000000${number}`,
  );
  mock.add({ account_id: account_id ?? "" }, user_id ?? "", other ?? "");
  const client = provider?.create({
    ...{ baseUrl: mock.baseUrl(), fetch: played.fetch },
    ...mock.credentials[0],
  });
  const values = { account_id: account_id ?? "", user_id: user_id ?? "" };

  const removed = await client?.deleteMember(values);
  expect(removed).toMatchObject({ data: { message: expect.any(String) }, attempts: 1 });
  expect(mock.members({ account_id: account_id ?? "" })).toStrictEqual([other]);
  expect(mock.requests[0]).toMatchObject({ method: "DELETE", problems: [] });
  await expect(client?.deleteMember(values)).rejects.toMatchObject({
    ...{ name: "ApiError", outcome: "refused", status: 404, absent: true },
  });
  await expect(client?.deleteMember({ ...values, user_id: ".." })).rejects.toMatchObject({
    ...{ name: "InvalidRequestError", outcome: "not-sent" },
  });
}, 60_000);
