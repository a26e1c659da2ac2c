import { removed, withServer } from "../server.ts";
import { endingOf, member, partnerKey, words } from "../watch.ts";
import type { Way } from "../ways.ts";
import type { Attack } from "./attack.ts";

const { organization } = member;

/** Removes a member with each of such ids: what is sent, or why nothing is. */
function id(name: string, ...values: string[]): Attack {
  return {
    name,
    see: async (way) => {
      const cells: string[] = [];
      for (const value of values) cells.push(await seeOne(way, value));
      return [...new Set(cells)].join("; ");
    },
  };
}

function seeOne(way: Way, value: string): Promise<string> {
  return withServer(removed, async (server) => {
    const caller = way.create(server.url, partnerKey);
    const ending = await endingOf(caller.remove({ organization, id: value }));
    const sent = server.requests.map(({ method, url = "" }) => requestLine(value, method, url));
    return sent.join(", ") || `${words(caller, ending, server.removed)}, nothing sent`;
  });
}

function requestLine(value: string, method: string | undefined, url: string): string {
  const segments = url.split("/");
  const last = segments.pop() ?? "";
  const isOneSegment =
    segments.join("/") === `/api/organizations/${organization}/users` &&
    last !== "" &&
    decodeURIComponent(last) === value;
  return isOneSegment
    ? "sent as one segment"
    : `**sends** \`${method} ${url.replace(organization, "{org_id}")}\``;
}

export const ids: readonly Attack[] = [
  id("an id of `..`", ".."),
  id("an empty id", ""),
  id("an id of a space, `%2e%2e`, `a/b`, `a?b` or a line feed", " ", "%2e%2e", "a/b", "a?b", "\n"),
  id("an id with half a surrogate pair", "a\ud800"),
  id("an id of `42`, which is not a UUID", "42"),
];
