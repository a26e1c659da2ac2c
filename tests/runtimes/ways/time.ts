import type { Way } from "../way.ts";
import { answer, head, json } from "./answer.ts";
import { sendAndHang, trickle } from "./play.ts";
import { late, removed, waysOf } from "./want.ts";

const way = waysOf("Time");
// Time enough for the request, also on a slow machine.
const short: Partial<Way> = { options: { timeout: 1000 } };

const waiting = "The server got the request. What it did is not known.";
const reading = "The time-out covers the body too, and a partial answer does not prove a removal.";

const open = head(200, json, "Content-Length: 100");
const inHeaders = open.slice(0, -2);

export const timeWays: readonly Way[] = [
  way("no answer", late("unknown"), waiting, sendAndHang(""), short),
  way("hangs in the status line", late("unknown"), waiting, sendAndHang("HTTP/1.1 20"), short),
  way("hangs in the headers", late("unknown"), waiting, sendAndHang(inHeaders), short),
  way("headers that trickle", late("unknown"), waiting, trickle(inHeaders, "X-A: a\r\n"), short),
  way(
    "early hints (103) without an end",
    late("unknown"),
    waiting,
    trickle("", "HTTP/1.1 103 Early Hints\r\n\r\n"),
    short,
  ),
  way("hangs before the body of a 200", late("unknown"), reading, sendAndHang(open), short),
  way("hangs in the body of a 200", late("unknown"), reading, sendAndHang(`${open}{`), short),
  way("a body that trickles", late("unknown"), reading, trickle(head(200, json), " "), short),
  way(
    "hangs in the body of a 403",
    late("refused"),
    "The status is enough to know that the provider said no.",
    sendAndHang(`${head(403, json, "Content-Length: 100")}{`),
    // And for the head of the answer.
    { options: { timeout: 2000 } },
  ),
  way(
    "a whole 204 on a connection that stays open",
    removed(204),
    "The answer ends where its head says so, even if the connection stays open.",
    sendAndHang(answer(204)),
  ),
];
