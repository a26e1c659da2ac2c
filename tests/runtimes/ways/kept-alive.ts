import type { Socket } from "node:net";
import type { Play, Way } from "../way.ts";
import { answer, refusedText } from "./answer.ts";
import { answered, lost, waysOf } from "./want.ts";

const way = waysOf("Kept-alive connections");
const twice: Partial<Way> = { calls: 2 };

/** A 204 that leaves its connection open for the next request. */
const kept = answer(204).replace("Connection: close", "Connection: keep-alive");

/** Answers the first request, breaks at the second on the same connection, and refuses what comes on another. */
const breaking =
  (end: (socket: Socket) => void): Play =>
  (socket, { count, countHere }) => {
    if (count === 1) socket.write(kept);
    else if (countHere === 2) end(socket);
    else socket.end(answer(403, refusedText));
  };

const read =
  "The server got the request. What it did is not known. Offboard does not send it again.";

export const keptAliveWays: readonly Way[] = [
  way(
    "reset at the second request",
    lost("unknown"),
    read,
    breaking((socket) => socket.resetAndDestroy()),
    twice,
  ),
  way(
    "closed at the second request",
    lost("unknown"),
    read,
    breaking((socket) => socket.end()),
    twice,
  ),
  way(
    "a second answer, before the second request",
    answered("refused", 403),
    "It must not pass for the answer to the next request, which gets its own.",
    (socket, { count }) => {
      if (count === 1) socket.write(kept + kept);
      else socket.end(answer(403, refusedText));
    },
    twice,
  ),
];
