import type { Socket } from "node:net";
import type { Play } from "../way.ts";

/** Sends, and closes the connection properly. */
export function send(...parts: (string | Uint8Array)[]): Play {
  return (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };
}

/** Sends, and resets the connection once that has had the time to be read. */
export function sendAndReset(text: string): Play {
  return (socket) => {
    socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 50));
  };
}

/** Sends, and neither sends nor closes anything after that. */
export function sendAndHang(text: string): Play {
  return (socket) => {
    socket.write(text);
  };
}

/** Sends, and then the second text again and again, as fast as it is taken, until the connection closes. */
export function pour(start: string, text: string): Play {
  return (socket) => {
    const more = (): void => {
      if (!socket.writable) return;
      if (socket.write(text)) setImmediate(more);
      else socket.once("drain", more);
    };
    socket.write(start);
    more();
  };
}

/** Sends, and then the second text again and again, slowly, until the connection closes. */
export function trickle(start: string, text: string): Play {
  return (socket: Socket) => {
    socket.write(start);
    const timer = setInterval(() => socket.write(text), 20);
    socket.once("close", () => clearInterval(timer));
  };
}
