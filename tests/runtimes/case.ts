import type { BeforeReading, Report, Way } from "./way.ts";

/** A way as a program gets it that makes the calls on a platform: plain JSON. */
export interface Case {
  readonly name: string;
  readonly baseUrl: string;
  readonly calls: number;
  readonly options: object;
  readonly before?: BeforeReading | undefined;
}

const doBefore: Readonly<Record<BeforeReading, (response: Response) => unknown>> = {
  read: (response) => response.text(),
  iterated: async ({ body }) => {
    for await (const _ of body as unknown as AsyncIterable<unknown>);
  },
  cancelled: ({ body }) => body?.cancel(),
  "read in part": async ({ body }) => {
    const reader = body?.getReader();
    await reader?.read();
    reader?.releaseLock();
  },
  locked: ({ body }) => body?.getReader(),
};

/** Nothing is tried again where a way does not say so: each attempt is a line of the table. */
const always = { retry: false };

export function caseOf({ name, calls = 1, options, before }: Way, baseUrl: string): Case {
  return { name, calls, baseUrl, options: { ...always, ...options }, before };
}

/**
 * Makes the calls of a case and reports the last one. It needs nothing of a platform but a client.
 *
 * @param call makes a client with these options and calls it once.
 */
export async function runCase(
  { baseUrl, calls, options, before }: Case,
  call: (options: object) => Promise<unknown>,
): Promise<Report> {
  const ownFetch = async (request: Request): Promise<Response> => {
    const response = await fetch(request);
    if (before) await doBefore[before](response);
    return response;
  };
  let report: Report | undefined;
  for (let count = 0; count < calls; count++) {
    // A connection takes a moment to be free for the next call.
    if (count > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    report = await call({ ...options, baseUrl, ...(before && { fetch: ownFetch }) }).then(
      reportOfResult,
      reportOfError,
    );
  }
  return report as Report;
}

interface Properties {
  readonly [name: string]: unknown;
}

function reportOfResult(result: unknown): Report {
  const { response, attempts } = result as { response: Response; attempts: number };
  return { outcome: "removed", status: response.status, attempts };
}

function reportOfError(error: unknown): Report {
  const { outcome, name, status, absent, attempts, cause } = Object(error) as Properties;
  // What is no error of Offboard is a fault of Offboard, and has to be seen.
  if (outcome === undefined) throw error;
  const code = (cause as Properties | undefined)?.code;
  return {
    outcome: outcome as Report["outcome"],
    name: name as string,
    ...(status !== undefined && { status: status as number }),
    ...(absent === true && { absent }),
    ...(code !== undefined && { code: code as string }),
    attempts: attempts as number,
  };
}
