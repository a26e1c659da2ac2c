import { afterEach, describe, expect, test } from "vitest";
import type { Provider, Values } from "../support/providers.ts";
import { listenRaw, type RawServer, rawAnswer } from "../support/raw-server.ts";
import { settled } from "../support/stage.ts";
import type { Feature, Outcome } from "./feature.ts";

/** What is given, and what the call comes to. */
export function describeOutcomes(feature: Feature, provider: Provider): void {
  const servers: RawServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  describe("given and wanted", () => {
    test.for(feature.outcomes)("$title", async (row) => {
      const { want } = row;
      const { status, mediaType, body, headers } = {
        status: 204,
        mediaType: undefined,
        body: "",
        headers: [],
        ...row.answer,
      };
      const type = mediaType === undefined ? [] : [`content-type: ${mediaType}`];
      const server = await listenRaw(rawAnswer(status, [...headers, ...type], body));
      servers.push(server);
      const { value, error } = await settled(outcomeOf(feature, provider, row, server.url));
      if ("url" in want) expect({ value, error }).toEqual({ value: want.url, error: undefined });
      else if ("data" in want) {
        expect(error).toBeUndefined();
        expect(value).toMatchObject({ data: want.data, attempts: 1 });
      } else {
        expect(value).toBeUndefined();
        expect(error).toSatisfy(provider.isError);
        expect(error).toMatchObject(errorOf(want));
      }
      const sent = "error" in want ? (want.error.attempts ?? 1) : "data" in want ? 1 : 0;
      expect(server.received).toHaveLength(sent);
    });
  });
}

/** A client may refuse its options at once. */
async function outcomeOf(
  feature: Feature,
  { create }: Provider,
  { options = {}, want, ...row }: Outcome,
  url: string,
): Promise<unknown> {
  const { credentials = feature.credentials, parameters = feature.parameters } = row;
  const baseUrl = "server" in options || "url" in want ? {} : { baseUrl: url };
  const client = create({ ...baseUrl, retry: false, ...options, ...credentials });
  if ("url" in want) return (await client.deleteMember.request(parameters as Values)).url;
  return client.deleteMember(parameters as Values);
}

function errorOf(want: Exclude<Outcome["want"], { data: unknown } | { url: string }>): object {
  if ("error" in want) return { name: "ApiError", attempts: 1, ...want.error };
  const message = expect.stringContaining(want.refused);
  return { name: "InvalidRequestError", outcome: "not-sent", attempts: 0, message };
}
