import { nameOf, type Refuse } from "./errors.ts";

/** Makes a request of the platform's, or tells that it can't be made. */
export function makeRequest(input: string | Request, init: RequestInit, refuse: Refuse): Request {
  try {
    return new Request(input, init);
  } catch (error) {
    throw refuse(
      `the platform's Request threw ${nameOf(error)}. A test environment such as jsdom may have put an AbortController or Headers of its own in the place of the platform's: run this in the environment "node"`,
    );
  }
}
