import type { Way } from "../way.ts";
import { answer } from "./answer.ts";
import { send } from "./play.ts";
import { answered, waysOf } from "./want.ts";

const way = waysOf("Redirects");

function redirect(row: string, status: number, locationOf: (stranger: string) => string[]): Way {
  const isRepeat = status === 307 || status === 308;
  return way(
    `${row}: ${status}`,
    answered(isRepeat ? "refused" : "unknown", status),
    isRepeat
      ? "The server asks to send the same request elsewhere, so it did not carry it out itself. Nothing is sent there."
      : "The server may have carried out the request before it redirects. Nothing is sent to the other place.",
    (socket, turn) => send(answer(status, "", ...locationOf(turn.stranger)))(socket, turn),
    { row },
  );
}

const statuses = [300, 301, 302, 303, 304, 305, 306, 307, 308, 399];

export const redirectWays: readonly Way[] = [
  ...statuses.map((status) =>
    redirect("a redirect to another host", status, (host) => [`Location: ${host}/elsewhere`]),
  ),
  ...statuses.map((status) => redirect("a redirect without a `Location`", status, () => [])),
  ...[302, 307].map((status) =>
    redirect("a redirect to something that is not a URL", status, () => ["Location: http://["]),
  ),
];
