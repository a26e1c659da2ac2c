import { json, type Recorder, recorder } from "./recorder.ts";

/** One answer each: a word, or the status of an answer in JSON. */
export type Turn =
  | ("removed" | "empty" | "absent" | "says no" | "login page" | "redirect")
  | ("lost" | "no name" | "refused")
  | number;

const text = { "content-type": "text/html" };
const lost = (code?: string) => (): never => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code }) });
};

const turns: Record<Exclude<Turn, number>, () => Response> = {
  removed: () => json(200, { status: "success", id: "ada" }),
  empty: () => new Response(null, { status: 204 }),
  absent: () => json(404, { code: 40404 }),
  "says no": () => json(200, { status: "error" }),
  "login page": () => new Response("<html>", { headers: text }),
  redirect: () => new Response(null, { status: 302 }),
  lost: lost("UND_ERR_SOCKET"),
  "no name": lost("ENOTFOUND"),
  refused: lost("ECONNREFUSED"),
};

/** A `fetch` that gives answers in their order, and the last one for ever. */
export function answerInTurn(
  script: readonly Turn[],
  headers: Record<string, string> = {},
): Recorder {
  const answers = recorder(() => {
    const turn = script[Math.min(answers.requests.length, script.length) - 1];
    return typeof turn === "number"
      ? json(turn, {}, headers)
      : turns[turn as Exclude<Turn, number>]();
  });
  return answers;
}
