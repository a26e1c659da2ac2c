import { onTestFinished } from "vitest";
import { createMockServer, type MockProvider } from "../src/index.ts";

/** The parts of a made-up operation. Everything else is as small as possible. */
export interface Made {
  readonly path?: string;
  readonly method?: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  /** `null` leaves it out, so that the document's counts. */
  readonly security?: readonly object[] | null;
  readonly responses?: object;
  readonly removal?: object;
  readonly components?: object;
  readonly root?: object;
  readonly shared?: readonly object[];
}

function specOf(made: Made): object {
  const { path = "/x", method = "delete", shared = [], root, components, removal } = made;
  const {
    parameters,
    requestBody,
    security = [{}],
    responses = { 204: { description: "" } },
  } = made;
  return {
    openapi: "3.1.0",
    info: { title: "Acme", version: "1" },
    paths: {
      [path]: {
        parameters: shared,
        [method]: {
          operationId: "deleteMember",
          "x-removal": { removes: "membership", reversible: false, ...removal },
          ...(parameters && { parameters }),
          ...(requestBody && { requestBody }),
          ...(security && { security }),
          responses,
        },
      },
    },
    ...(components && { components }),
    ...root,
  };
}

/** A made-up provider on a loopback port. */
export interface Played {
  readonly provider: MockProvider;
  /** The provider's base URL. */
  readonly url: string;
  /** Sends a request to a path below the provider's base URL. */
  send(target: string, init?: RequestInit): Promise<Response>;
}

export async function playOperation(made: Made, member?: string): Promise<Played> {
  const specs = { acme: specOf(made) };
  const mock = createMockServer({
    specs,
    ...(member !== undefined && { member: { acme: member } }),
  });
  const server = await mock.listen();
  onTestFinished(() => server.close());
  const method = (made.method ?? "delete").toUpperCase();
  return {
    provider: mock.provider("acme"),
    url: server.baseUrl("acme"),
    send: (target, init) => fetch(server.baseUrl("acme") + target, { method, ...init }),
  };
}
