import type { Way } from "../way.ts";
import { answer } from "./answer.ts";
import { send } from "./play.ts";
import { lost, removed, waysOf } from "./want.ts";

const way = waysOf("While sending and waiting");
const read = "The server got the request. What it did is not known.";

export const waitingWays: readonly Way[] = [
  way("closed or half-closed without an answer", lost("unknown"), read, send()),
  way("reset after the request was read", lost("unknown"), read, (socket) => {
    socket.resetAndDestroy();
  }),
  way(
    "answered before the request was read",
    removed(204),
    "The answer is complete, and says that the member was removed. A platform may close the connection instead: `unknown`.",
    (socket) => {
      socket.end();
    },
    { greet: (socket) => socket.write(answer(204)), requests: 1 },
  ),
];
