import type { Socket } from "node:net";

/** Calls back for each head of a request (they have no bodies), and answers a browser's preflights by itself. */
export function onHeads(socket: Socket, play: (head: string) => void): void {
  let text = "";
  socket.on("data", (bytes) => {
    text += bytes.toString("latin1");
    for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
      const head = text.slice(0, end + 4);
      text = text.slice(end + 4);
      if (head.startsWith("OPTIONS ")) socket.end(preflightAnswer(head));
      else play(head);
    }
  });
}

/** The Fetch standard, "CORS protocol": `*` would not stand for `Authorization`. */
function preflightAnswer(head: string): string {
  const asked = /^access-control-request-headers: *(.*)$/im.exec(head)?.[1] ?? "*";
  const lines = [
    "HTTP/1.1 204 No Content",
    "Access-Control-Allow-Origin: *",
    "Access-Control-Allow-Methods: *",
    `Access-Control-Allow-Headers: ${asked.trim()}`,
    // A second call on a kept-alive connection must not begin with another preflight.
    "Access-Control-Max-Age: 600",
    "Connection: close",
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}
