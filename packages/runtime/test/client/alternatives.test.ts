import { expect, test } from "vitest";
import { createFoldingDesk } from "../support/folding-desk.ts";
import { createPaperCrane, type PaperCraneOptions, secret } from "../support/paper-crane.ts";
import { thrownBy } from "../support/recorder.ts";

const choices: [given: PaperCraneOptions, got: string][] = [
  [{ apiKey: undefined }, "got {  }"],
  [{ keyId: secret }, "got { keyId }"],
  [{ apiKey: undefined, keySecret: secret }, "got { keySecret }"],
  [{ apiKey: secret, accessToken: secret }, "got { apiKey, accessToken }"],
  [{ apiKey: secret, keyId: secret, keySecret: secret }, "got { apiKey, keyId, keySecret }"],
  [{ accessToken: secret, keySecret: secret }, "got { keySecret, accessToken }"],
];

test.each(choices)("alternatives exclude each other: %o", (given, got) => {
  const { message, ...error } = thrownBy(() => createPaperCrane(given));
  expect(error).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
  expect(message).toContain("needs { apiKey } or { keyId, keySecret } or { accessToken }, but ");
  expect(message).toContain(got);
  expect(message).not.toContain(secret);
});

test("a ready token excludes the options of the exchange", () => {
  for (const other of ["clientId", "clientSecret", "tokenUrl"]) {
    const given = { accessToken: secret, [other]: "https://login.crane.example" };
    expect(thrownBy(() => createFoldingDesk(given)).message).not.toContain(secret);
  }
});
