import { errorNameOf, type InvalidRequest } from "../errors/create-error.ts";

/** Makes a request of the platform's, or tells that it can't be made. */
export function makeRequest(
  input: string | Request,
  init: RequestInit,
  invalid: InvalidRequest,
): Request {
  try {
    return new Request(input, init);
  } catch (error) {
    throw invalid(
      `the platform's Request threw ${errorNameOf(error)}. Where jsdom has put an AbortController of its own in place, run this in the environment "node"`,
    );
  }
}
