import { expect } from "vitest";
import { isOffboardError, type OffboardError } from "../../src/index.ts";

/** Every property that an error of a client may have. */
export type Failure = OffboardError & {
  readonly status: number | undefined;
  readonly body: unknown;
  readonly absent: boolean | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly response: Response | undefined;
  readonly cause: Error & { code: string };
};

/** What a promise rejects with; fails where it resolves. */
export async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  const [settled] = await Promise.allSettled([promise]);
  if (settled.status === "fulfilled")
    throw new Error(`Expected a rejection, but got ${typeof settled.value}.`);
  return settled.reason;
}

/** The OffboardError that a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const reason = await reasonOf(promise);
  expect(isOffboardError(reason), `an OffboardError instead of ${String(reason)}`).toBe(true);
  return reason as Failure;
}

/** The OffboardError that a function throws at once. */
export function thrownBy(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    expect(isOffboardError(error), `an OffboardError instead of ${String(error)}`).toBe(true);
    return error as Failure;
  }
  throw new Error("Expected an error, but nothing was thrown.");
}

/** What every error says, for one comparison. */
export function summaryOf({ name, provider, outcome, status, attempts }: Failure): object {
  return { name, provider, outcome, status, attempts };
}

/** What every use that is refused before anything is sent says. */
export const notSent = {
  name: "InvalidRequestError",
  provider: "paper-crane",
  outcome: "not-sent",
  status: undefined,
  attempts: 0,
};

/** A `fetch` that keeps what it is given, and answers with 204 where nothing else is said. */
export interface Recorder {
  readonly requests: Request[];
  readonly fetch: (request: Request) => Promise<Response>;
}

export function recorder(
  answer: (request: Request) => Response | Promise<Response> = () =>
    new Response(null, { status: 204 }),
): Recorder {
  const requests: Request[] = [];
  return {
    requests,
    fetch: async (request) => {
      requests.push(request);
      return answer(request);
    },
  };
}

/** An answer in JSON. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** Lets everything that is ready run: microtasks, and one turn of the event loop. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A promise that is settled from outside. */
export function pending<Value>(): {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
} {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
