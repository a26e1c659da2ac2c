import { inspect } from "node:util";
import { error, page, withServer } from "../server.ts";
import { endingOf, member, partnerKey } from "../watch.ts";
import type { Attack } from "./attack.ts";

/** What of the call can be read in what `console.log` and `JSON.stringify` make of a value. */
function shown(value: unknown): string {
  const printed = `${inspect(value)} ${JSON.stringify(value)}`;
  const secrets = { "**the key**": partnerKey, ids: member.id, "the body": "jane.doe@example.com" };
  const found = Object.entries(secrets).filter(([, secret]) => printed.includes(secret));
  return found.map(([name]) => name).join(", ") || "nothing";
}

const client: Attack = {
  name: "logging the client shows",
  see: async (way) => {
    const { client } = way.create("http://127.0.0.1:9", partnerKey);
    return client === undefined ? "there is no client" : shown(client);
  },
};

const answer: Attack = {
  name: "logging the result of a 403 shows",
  see: (way) =>
    withServer(error(403), async (server) => {
      const ending = await endingOf(way.create(server.url, partnerKey).remove(member));
      return ending.kind === "waits" ? "nothing came" : shown(ending.value);
    }),
};

const connection: Attack = {
  name: "logging the result of a refused connection shows",
  see: async (way) => {
    const url = await withServer(page(200), async (server) => server.url);
    const ending = await endingOf(way.create(url, partnerKey).remove(member));
    return ending.kind === "waits" ? "nothing came" : shown(ending.value);
  },
};

export const leaks: readonly Attack[] = [client, answer, connection];
