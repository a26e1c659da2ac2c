import { inspect } from "node:util";
import { expect } from "vitest";
import { path } from "./paper-crane.ts";
import { type Failure, summaryOf } from "./recorder.ts";

/** Expects a ConnectionError of a call that shows nothing of its URL, its parameters or its credentials. */
export function expectLost(error: Failure, outcome: string, code: RegExp, attempts = 1): void {
  expect(summaryOf(error)).toEqual({
    ...{ name: "ConnectionError", provider: "paper-crane", outcome, status: undefined, attempts },
  });
  expect(error.cause.code).toMatch(code);
  expect(error.message).toContain(`Paper Crane: DELETE ${path}: `);
  expect(error.message).toMatch(/the connection (failed|was lost)|the option "fetch" threw /);
  expect(error.message).toContain(`(${error.cause.code}). `);
  expect(inspect(error, { depth: Number.POSITIVE_INFINITY })).not.toMatch(
    /sk_live|lovelace|127\.0\.0\.1|example/,
  );
}
