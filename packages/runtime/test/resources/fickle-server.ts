import type { RequestListener } from "node:http";

/** The ways that a fickle server has: a request names one as the last segment of its path. */
export const fickleWays: readonly string[] = [
  ...["204", "200", "403", "500", "page", "reset", "half", "hang", "stall", "busy"],
];

const json = { "content-type": "application/json" };

/** A server that answers each request in the way that its path names. */
export const fickle: RequestListener = ({ url = "", socket }, response) => {
  const way = url.split("/").at(-1) ?? "";
  if (way === "reset") socket.resetAndDestroy();
  else if (way === "half")
    response.writeHead(200, { "content-length": 9 }).write("{", () => socket.end());
  else if (way === "stall") response.writeHead(200, { ...json, "content-length": 9 }).write("{");
  else if (way === "page") response.writeHead(200, { "content-type": "text/html" }).end("<html>");
  else if (way === "busy") response.writeHead(503, { "retry-after": "30" }).end();
  else if (way !== "hang") response.writeHead(Number(way), json).end(way === "204" ? "" : "{}");
};
