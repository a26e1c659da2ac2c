import { expect, expectTypeOf, test } from "vitest";
import {
  type ApiError,
  type ConnectionError,
  type InvalidRequestError,
  isOffboardError,
  isProviderError,
  type OffboardError,
  type Outcome,
  type TimeoutError,
} from "../../src/index.ts";
import {
  createPaperCrane,
  member,
  type PaperCraneError,
  type Removed,
} from "../support/paper-crane.ts";
import { type Failure, failureOf, json, recorder, thrownBy } from "../support/recorder.ts";

type Runtime = typeof import("../../src/index.ts");

/** Another copy of the runtime, as a second version in a program would be. */
async function secondCopy(): Promise<Runtime> {
  const location = "../../src/errors/create-error.ts?copy";
  return (await import(/* @vite-ignore */ location)) as Runtime;
}

const fails: [name: string, fetch: () => Promise<Response>][] = [
  ["ApiError", async () => json(403, {})],
  ["ConnectionError", () => Promise.reject(new TypeError("fetch failed"))],
  ["TimeoutError", () => new Promise(() => {})],
];

async function allErrors(): Promise<Failure[]> {
  const calls = fails.map(([, fetch]) =>
    failureOf(createPaperCrane({ fetch, timeout: 5 }).deleteMember(member)),
  );
  return [thrownBy(() => createPaperCrane({ apiKey: "" })), ...(await Promise.all(calls))];
}

test("each has its name, a stack that begins with it, and is an Error", async () => {
  const errors = await allErrors();
  expect(errors.map(({ name }) => name)).toEqual([
    "InvalidRequestError",
    ...fails.map(([name]) => name),
  ]);
  for (const error of errors) {
    expect(error).toBeInstanceOf(Error);
    expect(error.stack?.startsWith(`${error.name}: ${error.message}`)).toBe(true);
    expect(String(error)).toBe(`${error.name}: ${error.message}`);
    const { name, provider, outcome, attempts } = error;
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, provider, outcome, attempts });
  }
});

test("the two guards know the errors of this copy and of another", async () => {
  const copy = await secondCopy();
  expect(copy.isOffboardError).not.toBe(isOffboardError);
  for (const error of await allErrors()) {
    for (const runtime of [copy, { isOffboardError, isProviderError }]) {
      expect(runtime.isOffboardError(error)).toBe(true);
      expect(runtime.isProviderError(error, "paper-crane")).toBe(true);
      expect(runtime.isProviderError(error, "folding-desk")).toBe(false);
    }
  }
});

test.each([
  ...[undefined, null, 0, "", "ApiError", Symbol("x"), 1n, {}, [], () => {}, new Error("x")],
  { name: "ApiError", provider: "paper-crane", outcome: "refused", attempts: 1, status: 403 },
  new DOMException("x", "AbortError"),
])("%o is no error of a client", (value) => {
  expect(isOffboardError(value)).toBe(false);
  expect(isProviderError(value, "paper-crane")).toBe(false);
});

test("openapi-fetch #2360: the status narrows the body", async () => {
  const { fetch } = recorder(() => json(403, { error: { message: "no" } }));
  const error = (await failureOf(createPaperCrane({ fetch }).deleteMember(member))) as unknown;
  const failure = error as PaperCraneError;
  switch (failure.status) {
    case 403:
      expectTypeOf(failure.body).toEqualTypeOf<{ error: { message: string } }>();
      expect(failure.body.error.message).toBe("no");
      break;
    case 200:
      expectTypeOf(failure.body).toEqualTypeOf<Removed>();
      break;
    case 404:
      expectTypeOf(failure.body).toEqualTypeOf<{ code: number } | { type: string }>();
      break;
    case 202:
    case 401:
    case 418:
    case 0:
      expectTypeOf(failure.body).toBeUnknown();
      expectTypeOf(failure.outcome).toEqualTypeOf<"refused" | "unknown">();
      break;
    case undefined:
      expectTypeOf(failure).not.toHaveProperty("body");
      expectTypeOf(failure.provider).toEqualTypeOf<"paper-crane">();
  }
  // @ts-expect-error: no answer has this status
  if (failure.status === 1000) expect.unreachable();
});

test("the name narrows the union", () => {
  const narrow = (error: PaperCraneError): void => {
    if (error.name === "ConnectionError") {
      expectTypeOf(error).toEqualTypeOf<ConnectionError<"paper-crane">>();
      expectTypeOf(error.cause.code).toBeString();
    } else if (error.name === "TimeoutError") {
      expectTypeOf(error).toEqualTypeOf<TimeoutError<"paper-crane">>();
    } else if (error.name === "InvalidRequestError") {
      expectTypeOf(error).toEqualTypeOf<InvalidRequestError<"paper-crane">>();
      expectTypeOf(error.outcome).toEqualTypeOf<Outcome>();
    } else {
      expectTypeOf(error.absent).toBeBoolean();
      expectTypeOf(error).toExtend<ApiError<number, unknown, "paper-crane">>();
    }
  };
  expectTypeOf(narrow).parameter(0).toExtend<OffboardError<"paper-crane">>();
});
