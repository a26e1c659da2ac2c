import { type Answer, afterRemoving, error, inTurn, removed, withServer } from "../server.ts";
import { count, endingOf, member, outcomeOf, partnerKey } from "../watch.ts";
import { type Attack, answered } from "./attack.ts";

const lost: Answer = (response) => response.destroy();
const cut: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"data":', () => response.destroy());
};

/** Says 429 until a second has passed, as its header tells. */
function limited(): Answer {
  let first: number | undefined;
  return (response, server, request) => {
    first ??= performance.now();
    const isEarly = performance.now() - first < 950;
    (isEarly ? error(429, { "retry-after": "1" }) : removed)(response, server, request);
  };
}

const refused: Attack = {
  name: "a connection that is refused",
  see: async (way) => {
    const url = await withServer(lost, async (server) => server.url);
    return outcomeOf(way.create(url, partnerKey), { removed: false });
  },
};

const ignored: Attack = {
  name: "a 403, and the program ignores the result",
  see: (way) =>
    withServer(error(403), async (server) => {
      const ending = await endingOf(way.create(server.url, partnerKey).remove(member));
      return ending.kind === "threw" ? "throws" : "**goes on**";
    }),
};

const waiting: Attack = {
  name: "a 429 with `Retry-After: 1`",
  see: (way) =>
    withServer(limited(), async (server) => {
      const words = await outcomeOf(way.create(server.url, partnerKey), server);
      return `${words}${count(server)}`;
    }),
};

export const failures: readonly Attack[] = [
  ignored,
  refused,
  answered("removed, and the connection lost", afterRemoving(lost)),
  answered("removed, and the answer cut", afterRemoving(cut)),
  answered("a 503, then a 200", inTurn(error(503), removed)),
  waiting,
  answered(
    "removed, but answered with a 500; then a 404",
    inTurn(afterRemoving(error(500)), error(404)),
  ),
  answered(
    "removed, but answered with a 503; then a 404",
    inTurn(afterRemoving(error(503)), error(404)),
  ),
];
