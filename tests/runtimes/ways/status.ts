import type { Report, Way } from "../way.ts";
import { absentText, answer, failedText, head, json, refusedText, removedText } from "./answer.ts";
import { send } from "./play.ts";
import { answered, removed, waysOf } from "./want.ts";

const way = waysOf("By status");

const documented = "The documented status of a removal.";
const bodiless = "A 204 never has a body, whatever its head says (RFC 9112 §6.3).";

/** Statuses that are one row of the table. */
function row(name: string, list: number[], want: (status: number) => Report, why: string): Way[] {
  return list.map((status) => {
    const text = status < 300 ? removedText : refusedText;
    return way(`${name}: ${status}`, want(status), why, send(answer(status, text)), { row: name });
  });
}

/** All from the first to the last, but for some. */
function range(first: number, last: number, ...but: number[]): number[] {
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return all.filter((status) => !but.includes(status));
}

const unknown = (status: number): Report => answered("unknown", status);
const refused = (status: number): Report => answered("refused", status);

export const statusWays: readonly Way[] = [
  way("200 with JSON", removed(200), documented, send(answer(200, removedText))),
  way(
    "200 without a body",
    removed(200),
    "A removal that worked must not look broken because its answer is empty.",
    send(answer(200)),
  ),
  way("204", removed(204), documented, send(answer(204))),
  way(
    "204 with a length, and no body",
    removed(204),
    bodiless,
    send(head(204, "Content-Length: 9")),
  ),
  way(
    "204 with a body",
    removed(204),
    bodiless,
    send(head(204, json, `Content-Length: ${removedText.length}`) + removedText),
  ),
  ...row(
    "any other 2xx",
    range(201, 299, 204),
    unknown,
    "It is not documented. The removal may still be to come, or a proxy may have answered.",
  ),
  way(
    "200 whose JSON says that it failed",
    refused(200),
    "The spec documents which 2xx answers say no.",
    send(answer(200, failedText)),
  ),
  way(
    "403 with the provider's text for: no such member",
    { ...refused(403), absent: true },
    "This call removed nobody. `absent` is `true`, because there was nobody to remove.",
    send(answer(403, absentText)),
  ),
  way(
    "the same text, as HTML",
    refused(403),
    "A proxy's page must not pass for the provider's own answer: `absent` is `false`.",
    send(answer(403, absentText, "Content-Type: text/html")),
  ),
  ...row("4xx", range(400, 499, 408), refused, "The provider said no."),
  ...row(
    "408 (Request Timeout)",
    [408],
    unknown,
    "A proxy may answer this when the provider got the request and takes too long.",
  ),
  ...row("5xx", range(500, 599), unknown, "Something broke, before or after the removal."),
  ...row("600 and more", [600, 700, 999], unknown, "It counts as a 5xx (RFC 9110 §15)."),
];
