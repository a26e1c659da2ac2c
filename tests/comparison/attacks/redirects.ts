import { type Answer, inTurn, page, removed, withServer } from "../server.ts";
import { member, outcomeOf, partnerKey } from "../watch.ts";
import type { Attack } from "./attack.ts";

/** A redirect within the provider: where it led, and what the caller gets. */
function within(name: string, status: number, target: Answer): Attack {
  const { organization, id } = member;
  const location = `/moved/${organization}/users/${id}`;
  const redirect: Answer = (response) => response.writeHead(status, { location }).end();
  return {
    name,
    see: (way) =>
      withServer(inTurn(redirect, target), async (server) => {
        const words = await outcomeOf(way.create(server.url, partnerKey), server);
        const [, second] = server.requests;
        return second ? `follows by ${second.method}, ${words}` : words;
      }),
  };
}

/** A redirect to somebody else: whether they get the request, and the key with it. */
function elsewhere(name: string, host: (url: string) => string): Attack {
  const stranger: Answer = (response) => response.writeHead(204).end();
  return {
    name,
    see: (way) =>
      withServer(stranger, (other) => {
        const location = `${host(other.url)}/stranger`;
        const redirect: Answer = (response) => response.writeHead(307, { location }).end();
        return withServer(redirect, async (server) => {
          const words = await outcomeOf(way.create(server.url, partnerKey), server);
          const [request] = other.requests;
          if (request === undefined) return words;
          const hasKey = JSON.stringify(request.headers).includes(partnerKey);
          return `follows ${hasKey ? "**with the key**" : "without the key"}, ${words}`;
        });
      }),
  };
}

export const redirects: readonly Attack[] = [
  within("a 303 to a login page", 303, page(200)),
  elsewhere("a 307 to another host", (url) => url.replace("127.0.0.1", "localhost")),
  elsewhere("a 307 to another port of the host", (url) => url),
  within("a 308 to where the provider has moved", 308, removed),
];
