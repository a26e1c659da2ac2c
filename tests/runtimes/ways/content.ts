import type { BeforeReading, Way } from "../way.ts";
import { absentText, answer, failedText, head, json, removedText } from "./answer.ts";
import { send } from "./play.ts";
import { answered, lost, removed, waysOf } from "./want.ts";

const way = waysOf("In the body of the answer");

const page = "<!doctype html><title>Sign in</title>";
const deep = `{"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
// JSON.parse makes own properties of both; what copies them by assignment changes every object.
const polluting = `{"__proto__":{"status":"error","polluted":1},"constructor":{"prototype":{"polluted":1}}}`;

const isPage = "A page is not the documented answer. It may be the login page of a proxy.";
const isCut = "JSON that can't be parsed to its end may be partial, and does not prove a removal.";
const isText = "Only a body whose media type is JSON counts as the provider's answer.";
const isJson = "It is JSON by its media type and by its content.";

/** A 200 with a body; without a media type where that is empty. */
function typed(name: string, why: string, mediaType: string, body: string | Uint8Array): Way {
  const headers = mediaType ? [`Content-Type: ${mediaType}`] : [];
  const start = head(200, ...headers, `Content-Length: ${Buffer.byteLength(body)}`);
  const want = why === isJson ? removed(200) : answered("unknown", 200);
  return way(name, want, why, send(start, body));
}

export const contentWays: readonly Way[] = [
  typed("a page of HTML in a 200", isPage, "text/html", page),
  typed("a page of HTML in a 200 that says it is JSON", isPage, "application/json", page),
  typed("cut JSON in a 200", isCut, "application/json", removedText.slice(0, -1)),
  typed("JSON in a 200, and more after it", isCut, "application/json", `${removedText}{}`),
  typed("JSON in a 200 without a media type", isText, "", removedText),
  typed("JSON in a 200 as `text/plain`", isText, "text/plain", removedText),
  typed(
    "JSON in a 200, in UTF-16",
    "Between systems JSON is UTF-8 (RFC 8259 §8.1), and fetch decodes nothing else.",
    `application/json; charset=utf-16le`,
    Buffer.from(removedText, "utf16le"),
  ),
  typed("JSON in a 200 as `text/json`", isJson, "text/json", removedText),
  typed(
    "JSON in a 200 as `application/problem+json`",
    "This media type reports a problem, whatever the status (RFC 9457).",
    "application/problem+json",
    removedText,
  ),
  typed(
    "JSON in a 200 as `application/json, charset=utf-8`",
    isJson,
    "application/json, charset=utf-8",
    removedText,
  ),
  typed(
    "JSON in a 200 with a media type in capitals",
    isJson,
    "APPLICATION/JSON; CHARSET=UTF-8",
    removedText,
  ),
  typed(
    "JSON in a 200, after a byte order mark",
    isJson,
    "application/json",
    `\ufeff${removedText}`,
  ),
  typed(
    "JSON in a 200 with bytes that are not UTF-8",
    isJson,
    "application/json",
    Buffer.from('{"a":"\xff\xfe"}', "latin1"),
  ),
  typed("JSON in a 200 that is `null`", isJson, "application/json", "null"),
  typed(
    "JSON in a 200 that names `__proto__` and `constructor`",
    isJson,
    "application/json",
    polluting,
  ),
  typed("JSON in a 200 of 100,000 nested arrays", isJson, "application/json", deep),
  way(
    "a page of HTML in a 404",
    answered("refused", 404),
    "A 404 at a mistyped base URL says nothing about a member: `absent` stays `false`.",
    send(answer(404, page, "Content-Type: text/html")),
  ),
  way(
    "cut JSON in a 403",
    answered("refused", 403),
    "The status is enough to know that the provider said no; `absent` stays `false`.",
    send(answer(403, absentText.slice(0, -1), "Content-Type: application/json")),
  ),
  ...(["read", "iterated", "cancelled", "read in part", "locked"] as const).map(
    (before: BeforeReading) =>
      way(
        `a body that the caller's own \`fetch\` has ${before}, in a 200 that says no`,
        lost("unknown"),
        "The rest of the body looks empty or can't be read. It may have said anything.",
        send(answer(200, failedText)),
        { before },
      ),
  ),
  way(
    "an answer that a cache may keep, and the same call again",
    removed(200),
    "Each call is sent. No cache answers instead of the provider.",
    send(answer(200, removedText, json, "Cache-Control: public, max-age=31536000")),
    { calls: 2 },
  ),
];
