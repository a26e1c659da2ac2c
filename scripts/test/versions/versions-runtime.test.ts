import { beforeAll, expect, test } from "vitest";
import { smallSpec } from "../support/small-spec.ts";
import { makeReleased, type Repository } from "../support/versions-repository.ts";

let repository: Repository;
beforeAll(async () => {
  repository = await makeReleased({ acme: smallSpec });
});

const options = "types.ts";
const errors = "errors/error-types.ts";
const definition = "definition/provider-definition.ts";

test.each([
  [
    "an option that is new",
    options,
    [
      "  timeout?: number | undefined;\n  /**\n   * After",
      "  proxy?: string;\n  timeout?: number | undefined;\n  /**\n   * After",
    ],
    "minor",
    "The option `proxy` is new, and optional.",
  ],
  [
    "an option that is gone",
    options,
    ["  maximumWait?: number | undefined;\n", ""],
    "major",
    "The option `retry.maximumWait` is gone.",
  ],
  [
    "an option of a call that is gone",
    options,
    ["  signal?: AbortSignal | undefined;\n", ""],
    "major",
    "`signal` of the options of `deleteMember` is gone.",
  ],
  [
    "what `onAttempt` is told no longer",
    options,
    ["  readonly wait: number | undefined;\n", ""],
    "major",
    "The option `onAttempt` has another type now.",
  ],
  [
    "a member of an error that is gone",
    errors,
    ["  readonly requestId: string | undefined;\n", ""],
    "major",
    "`error.requestId` is gone.",
  ],
  [
    "a member of an error that is new",
    errors,
    [
      "  readonly requestId: string | undefined;\n",
      "  readonly requestId: string | undefined;\n  readonly seen: boolean;\n",
    ],
    "minor",
    "`error",
  ],
  [
    "an exported name that is gone",
    "index.ts",
    ["isOffboardError, ", ""],
    "major",
    "`isOffboardError` is no longer exported.",
  ],
  [
    "a name that released packages import",
    "index.ts",
    ["  Operation,\n", ""],
    "major",
    "The last release of `@offboard/acme` does not compile with it: ",
  ],
  [
    "more that it has to know of a provider, which no released package says",
    definition,
    ["  readonly accept: string;\n", "  readonly accept: string;\n  readonly region: string;\n"],
    "major",
    "The last release of `@offboard/acme` does not compile with it: ",
  ],
  [
    "another argument of what released packages call",
    "credentials/header-credential.ts",
    ["export function headerCredential(", "export function headerCredential(\n  place: boolean,"],
    "major",
    "The last release of `@offboard/acme` does not compile with it: ",
  ],
  [
    "middleware given in another way",
    "client/typed-client.ts",
    ["  use(...middleware: Middleware[]): void;\n", "  use(middleware: Middleware): void;\n"],
    "major",
    "`use` of the client",
  ],
  [
    "more that it may know of a provider",
    definition,
    ["  readonly accept: string;\n", "  readonly accept: string;\n  readonly region?: string;\n"],
    "patch",
    "",
  ],
  ["a comment", errors, ["interface ApiError", "/* all */ interface ApiError"], "patch", ""],
] as const)("the runtime with %s", async (_, file, [from, to], level, says) => {
  const path = `packages/runtime/src/${file}`;
  const before = repository.read(path);
  expect(before.split(from)).toHaveLength(2);
  repository.write(
    path,
    before.replace(from, () => to),
  );
  const { exitCode, text } = await repository.check();
  repository.write(path, before);
  expect(text).toContain(
    `@offboard/runtime has changed, which is a ${level}, and no changeset says so.`,
  );
  expect(text).toContain(says);
  expect(text).toContain("Write it with: pnpm changeset");
  expect(exitCode).toBe(1);
});
