import { gzipSync } from "node:zlib";
import type { Play, Report, Way } from "../way.ts";
import { answer, head, json, jsonAnswer, removedText } from "./answer.ts";
import { gzipBomb } from "./gzip-bomb.ts";
import { pour, send, sendAndReset } from "./play.ts";
import { answered, lost, removed, waysOf } from "./want.ts";

const way = waysOf("In the body of the answer");
const unknown: Report = lost("unknown");
const unread: Report = answered("unknown", 200);

const part = "A partial answer does not prove a removal.";
const known = "The status is enough to know that the provider said no.";
const size =
  "Reading stops after 1 MiB, and the connection closes. A partial answer does not prove a removal.";
const unpacked = "Reading stops after 1 MiB of unpacked data, and the connection closes.";
const notDecoded = "What can't be decoded is not JSON, so it is not the documented answer.";

const chunks = (text: string): Play => send(jsonAnswer(200, text, "Transfer-Encoding: chunked"));
const packed = (status: number, bytes: () => Uint8Array): Play => {
  return (...given) => send(head(status, json, "Content-Encoding: gzip"), bytes())(...given);
};
const lengthOf = (more: number): string => `Content-Length: ${removedText.length + more}`;
const cut = (status: number): string => jsonAnswer(status, "{", lengthOf(0));
const long = JSON.stringify("a".repeat(2 ** 20));
const block = "x".repeat(2 ** 16);

export const bodyWays: readonly Way[] = [
  way("reset in the body of a 200", unknown, part, sendAndReset(cut(200))),
  way("closed or half-closed in the body of a 200", unknown, part, send(cut(200))),
  way("reset in the body of a 403", lost("refused"), known, sendAndReset(cut(403))),
  way("closed or half-closed in the body of a 403", lost("refused"), known, send(cut(403))),
  way("a length that is too long", unknown, part, send(jsonAnswer(200, removedText, lengthOf(9)))),
  way(
    "a length that is too short",
    unread,
    "The answer ends where its head says so, and the JSON is cut off.",
    send(jsonAnswer(200, removedText, lengthOf(-9))),
  ),
  way("a chunk whose size is not a number", unknown, part, chunks("ten\r\n{}\r\n0\r\n\r\n")),
  way("a chunk with a negative size", unknown, part, chunks("-2\r\n{}\r\n0\r\n\r\n")),
  way("a chunk that is longer than its size", unknown, part, chunks("2\r\n{}{}\r\n0\r\n\r\n")),
  way("a chunk of 2^68 bytes", unknown, part, chunks(`${"f".repeat(17)}\r\n{}\r\n0\r\n\r\n`)),
  way("chunks without an end", unknown, part, chunks("2\r\n{}\r\n")),
  way(
    "chunks, and a length that says otherwise",
    unknown,
    "With two different lengths, one answer can be smuggled into another (RFC 9112 §6.3).",
    send(
      jsonAnswer(200, "2\r\n{}\r\n0\r\n\r\n", "Transfer-Encoding: chunked", "Content-Length: 3"),
    ),
  ),
  way(
    "an unknown transfer coding",
    unread,
    notDecoded,
    send(jsonAnswer(200, "\u0001\u0002", "Transfer-Encoding: x-other")),
  ),
  way(
    "an unknown content coding",
    unread,
    notDecoded,
    send(jsonAnswer(200, "\u0001\u0002", "Content-Encoding: x-other")),
  ),
  way(
    "a content coding that does not exist (`utf-8`)",
    removed(200),
    "A common mistake of servers: the body is JSON as it stands.",
    send(jsonAnswer(200, removedText, "Content-Encoding: utf-8")),
  ),
  way(
    "a gzip of JSON",
    removed(200),
    "The platform unpacks the coding that it asked for.",
    packed(200, () => gzipSync(removedText)),
  ),
  way(
    "a body that is labelled gzip, and is not",
    unknown,
    notDecoded,
    packed(200, () => Buffer.from("none")),
    // Where it is not noticed, nothing ever comes.
    { options: { timeout: 3000 } },
  ),
  way(
    "a cut gzip",
    unknown,
    part,
    packed(200, () => gzipSync(removedText).subarray(0, 20)),
  ),
  way("1 GiB in a gzip of 1 MiB, in a 200", unread, unpacked, packed(200, gzipBomb)),
  way("the same in a 403", answered("refused", 403), known, packed(403, gzipBomb)),
  way("more than 1 MiB in a 200", unread, size, send(answer(200, long))),
  way("more than 1 MiB in a 403", answered("refused", 403), known, send(answer(403, long))),
  way("a 200 without an end", unread, size, pour(head(200, json), block)),
  way("a 403 without an end", answered("refused", 403), known, pour(head(403, json), block)),
];
