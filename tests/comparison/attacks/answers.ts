import { type Answer, afterRemoving, error, page, reply } from "../server.ts";
import { type Attack, answered } from "./attack.ts";

const json = { "content-type": "application/json" };
const data = '{"data":{"email":"jane.doe@example.com"}}';

/** Begins an answer, and adds to it for as long as somebody listens. */
const endless: Answer = (response) => {
  response.writeHead(200, json);
  const timer = setInterval(() => response.write(" "), 50);
  response.on("close", () => clearInterval(timer));
};

const limit = 1000;

export const answers: readonly Attack[] = [
  answered("a 200 with a login page", page(200)),
  answered("a 200 with half of its JSON", reply(200, json, data.slice(0, 20))),
  answered("an undocumented 202", reply(202, {})),
  answered("a 401 without a body", reply(401, {})),
  answered("a 500 with a page", page(500)),
  answered("a 404: no such member", error(404)),
  answered("a 404 page of a proxy", page(404)),
  answered("removed: an empty 200", afterRemoving(reply(200, {}))),
  answered("removed: a 204", afterRemoving(reply(204, {}))),
  answered(
    "removed: a 200 whose JSON is labelled `text/plain`",
    afterRemoving(reply(200, { "content-type": "text/plain" }, data)),
  ),
  answered("no answer, with a time-out of 1 s", () => {}, limit),
  answered(
    "removed: an answer that never ends, with a time-out of 1 s",
    afterRemoving(endless),
    limit,
  ),
];
