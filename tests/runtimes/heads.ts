import type { Socket } from "node:net";

/** Calls back for each head of a request (they have no bodies), and answers a browser's preflights by itself. */
export function onHeads(socket: Socket, play: (head: string) => void): void {
  let text = "";
  let isKept = false;
  socket.on("data", (bytes) => {
    text += bytes.toString("latin1");
    for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
      const head = text.slice(0, end + 4);
      text = text.slice(end + 4);
      if (head.startsWith("OPTIONS ")) {
        // Where no cache may answer, Chromium asks anew before each call: it must not end what an earlier call has kept.
        socket.write(preflightAnswer(head, isKept));
        if (!isKept) socket.end();
        continue;
      }
      isKept = true;
      play(head);
    }
  });
}

/** The Fetch standard, "CORS protocol": `*` would not stand for `Authorization`. */
function preflightAnswer(head: string, isKept: boolean): string {
  const asked = /^access-control-request-headers: *(.*)$/im.exec(head)?.[1] ?? "*";
  const lines = [
    "HTTP/1.1 204 No Content",
    "Access-Control-Allow-Origin: *",
    "Access-Control-Allow-Methods: *",
    `Access-Control-Allow-Headers: ${asked.trim()}`,
    `Connection: ${isKept ? "keep-alive" : "close"}`,
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}
