import {
  type ClientOptions,
  createProviderClient,
  headerCredential,
  type Operation,
} from "../../src/index.ts";
import { type Recorder, recorder } from "./recorder.ts";

type Definition = Parameters<typeof createProviderClient>[0];
type Given = Record<string, unknown>;

/** A client of a made-up provider with one key, as loosely typed as a program without types uses it. */
export interface SmallClient {
  deleteMember: Operation<Given, unknown>;
  DELETE(path: string, init?: object): Promise<Given>;
}

/** Makes a client whose operation, or whose definition, is another one in some parts; and what it sends to. */
export function smallProvider(
  operation: Partial<Definition["operations"]["deleteMember"]> = {},
  definition: Partial<Definition> = {},
  options: ClientOptions & Given = {},
): { client: SmallClient; sent: Recorder } {
  const sent = recorder();
  const deleteMember = { method: "DELETE", path: "/seats", parameters: {}, ...operation } as const;
  const whole: Definition = {
    ...{ provider: "small-provider", title: "Small Provider", version: "1.0.0", accept: "*/*" },
    baseUrl: "https://api.small.example",
    credentials: { apiKey: headerCredential("x-key") },
    alternatives: ["apiKey"],
    own: { "x-key": null },
    operations: { deleteMember },
    ...definition,
  };
  const given = definition.credentials ? {} : { apiKey: "key" };
  const client = createProviderClient<SmallClient>(whole, {
    ...{ retry: false, fetch: sent.fetch },
    ...given,
    ...options,
  });
  return { client, sent };
}
