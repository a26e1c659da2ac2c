import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createMockServer } from "../../../packages/mock-server/src/index.ts";
import { loadProviders } from "../../../tests/support/providers.ts";
import {
  createTemporaryRepository,
  type TemporaryRepository,
} from "../../../tests/support/temporary-repository.ts";
import { documents, runIn } from "../support/import-document.ts";
import { smallSpec } from "../support/small-spec.ts";
import { makeRoot } from "../support/temporary-root.ts";

const made: TemporaryRepository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

/** What a person decides with AhaSend's page open: its document says none of it. */
const decided: readonly (readonly [RegExp, string])[] = [
  [/url: TODO/, "url: https://ahasend.com/docs/api-reference/accounts/delete-account-member"],
  [/removes: TODO/, "removes: membership"],
  [/reversible: TODO/, "reversible: false"],
  [/absent: TODO/, "absent: [{ status: 404, pointer: /message }]"],
  [/ +failed: TODO\n/, ""],
];

// AhaSend is none of the providers here: its own document (MIT) becomes a package as it would for a new user.
test("a provider's own document becomes a client that removes a member", async () => {
  const root = makeRoot({ acme: smallSpec });
  const operation = "DELETE /v2/accounts/{account_id}/members/{user_id}";
  const from = ["--from", join(documents, "ahasend.yaml"), "--operation", operation];
  expect(runIn(root, ["ahasend", ...from])).toMatchObject({ exitCode: 0 });
  const path = join(root, "specs/ahasend.yaml");
  const open = readFileSync(path, "utf8");
  expect(open.match(/: TODO$/gm)).toHaveLength(decided.length);
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
