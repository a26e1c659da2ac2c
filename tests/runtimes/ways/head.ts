import type { Report, Way } from "../way.ts";
import { answer, head, json, refusedText, removedText } from "./answer.ts";
import { pour, send, sendAndReset } from "./play.ts";
import { answered, lost, removed, waysOf } from "./want.ts";

const way = waysOf("In the head of the answer");
const unknown: Report = lost("unknown");

const cut = "Without a complete head there is no answer. What the server did is not known.";
const noHttp = "What came is not an HTTP/1.1 answer. What the server did is not known.";
const noField =
  "The head can be read only by guessing (RFC 9112 §5), and a proxy may have guessed differently.";
const noLength = "Nobody can know where the answer ends (RFC 9112 §6.3), so it is not trusted.";
const tooLarge = "Every platform limits the size of a head, and shows nothing of a larger one.";
const interim =
  "An answer with a 1xx status is not the final one (RFC 9110 §15.2). The final one follows.";

/** The head of a removal, without the blank line that ends it, and without a length. */
const open = head(200, json).slice(0, -2);
/** An answer that would be a removal, but for one line of its head. */
const withLine = (line: string): Way["play"] & {} => send(`${open}${line}\r\n\r\n${removedText}`);

export const headWays: readonly Way[] = [
  way("reset in the status line", unknown, cut, sendAndReset("HTTP/1.1 20")),
  way("closed in the status line", unknown, cut, send("HTTP/1.1 20")),
  way("reset in the headers", unknown, cut, sendAndReset(`${open}X-A`)),
  way("closed in the headers", unknown, cut, send(`${open}X-A`)),
  way("garbage instead of a status line", unknown, noHttp, send("\u0001garbage\u0000\r\n\r\n")),
  way("an HTTP/0.9 answer: a page without a head", unknown, noHttp, send("<p>removed</p>\r\n")),
  // RFC 9113 §4.1 and §6.5: an empty SETTINGS frame.
  way("an HTTP/2 answer", unknown, noHttp, send(Uint8Array.of(0, 0, 0, 4, 0, 0, 0, 0, 0))),
  way("a status with letters", unknown, noHttp, send(head("2O4"))),
  way("a status of four digits", unknown, noHttp, send(head(2040))),
  way("a status below 100", unknown, noHttp, send(head("020"))),
  way("a 403 with a letter", unknown, noHttp, send(head("4O3"))),
  way("a 403 with a fourth digit", unknown, noHttp, send(head(4030))),
  way("a 42 with a zero before it", unknown, noHttp, send(head("042"))),
  way("a header with a NUL", unknown, noField, withLine("X-A: \u0000")),
  way("a header without a colon", unknown, noField, withLine("X-A")),
  way("a header with a space before its colon", unknown, noField, withLine("X-A : a")),
  way("a header of 1 MiB", unknown, tooLarge, withLine(`X-A: ${"a".repeat(2 ** 20)}`)),
  way("headers without an end", unknown, tooLarge, pour(open, "X-A: a\r\n".repeat(99))),
  way(
    "two different lengths",
    unknown,
    noLength,
    withLine(`Content-Length: 2\r\nContent-Length: ${removedText.length}`),
  ),
  way("a negative length", unknown, noLength, withLine("Content-Length: -1")),
  way("a length in words", unknown, noLength, withLine("Content-Length: ten")),
  way("a length beyond 2^64", unknown, noLength, withLine(`Content-Length: ${"9".repeat(30)}`)),
  way(
    "an answer in HTTP/1.0, without a length",
    removed(200),
    "The answer is old-fashioned but complete: it ends where the connection ends.",
    send(`${open.replace("1.1", "1.0")}\r\n${removedText}`),
  ),
  way(
    "early hints (103) before a 204",
    removed(204),
    interim,
    send(`HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n${answer(204)}`),
  ),
  way(
    "a 100 (Continue) that nobody asked for, before a 204",
    removed(204),
    interim,
    send(`HTTP/1.1 100 Continue\r\n\r\n${answer(204)}`),
  ),
  way("a 103, and then nothing", unknown, cut, send("HTTP/1.1 103 Early Hints\r\n\r\n")),
  way(
    "a 101 (Switching Protocols)",
    unknown,
    "From there on the server speaks another protocol, so no answer follows.",
    send("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
  ),
  way(
    "a whole 204, and garbage after it",
    removed(204),
    "The answer ends where its head says so. What follows is ignored.",
    send(`${answer(204)}garbage`),
  ),
  way(
    "a whole 403, and a 200 after it",
    answered("refused", 403),
    "The first answer belongs to the request.",
    send(answer(403, refusedText) + answer(200, removedText)),
  ),
];
