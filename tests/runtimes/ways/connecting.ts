import type { Socket } from "node:net";
import type { Place, Report, Way } from "../way.ts";
import { answer } from "./answer.ts";
import { send } from "./play.ts";
import { late, lost } from "./want.ts";

const group = "While connecting";
const unknown: Report = lost("unknown");

const sameError =
  "The platform's error is the same as for a connection that breaks after the request was sent.";
const ours =
  "Offboard's time-out ends it, and no platform says how far the request had come by then.";

/** A TLS record with an alert: handshake_failure (RFC 8446 §6). */
const tlsAlert = Uint8Array.of(0x15, 0x03, 0x03, 0, 2, 2, 40);

function neverSent(name: string, why: string, at: Place): Way {
  return { group: "Before anything is sent", name, why, at, want: lost("not-sent") };
}

/** What the server does once the first bytes of a handshake have come. */
function inHandshake(name: string, why: string, act: (socket: Socket) => void): Way {
  const greet = (socket: Socket): void => {
    socket.once("data", () => act(socket));
  };
  return { group, name, why, at: "https", want: unknown, greet };
}

export const connectingWays: readonly Way[] = [
  neverSent(
    "the host does not resolve",
    "Without an address there is no connection, so nothing was sent.",
    "nameless",
  ),
  neverSent(
    "the connection is refused",
    "Nobody listens there, so there was no connection to send by.",
    "nobody",
  ),
  neverSent(
    "the certificate is not trusted",
    "The client ends the handshake before it sends the request.",
    "tls",
  ),
  {
    ...{ group, name: "the connection is neither taken nor refused", why: ours, at: "busy" },
    ...{ want: late("unknown"), options: { timeout: 500 }, requests: 0 },
  },
  {
    ...{ group, name: "reset before a byte was read", why: sameError, want: unknown },
    // Not at once: where the platform has not seen the connection yet, it takes it for one that was never made.
    greet: (socket) => {
      socket.pause();
      setTimeout(() => socket.resetAndDestroy(), 100);
    },
  },
  {
    ...{ group, name: "closed before a byte was read", why: sameError, want: unknown },
    greet: (socket) => socket.destroy(),
  },
  {
    ...{ group, name: "half-closed before the request", want: unknown, requests: 1 },
    why: "The server can still read the request, but can't answer it.",
    greet: (socket) => socket.end(),
  },
  inHandshake(
    "plain HTTP spoken on a TLS port",
    "The error codes of TLS don't distinguish a failed handshake from a later failure.",
    (socket) => socket.end(answer(400)),
  ),
  inHandshake(
    "a TLS alert during the handshake",
    "With TLS 1.3 an alert may come after the request was sent.",
    (socket) => socket.end(tlsAlert),
  ),
  inHandshake("reset during the TLS handshake", sameError, (socket) => socket.resetAndDestroy()),
  inHandshake("closed during the TLS handshake", sameError, (socket) => socket.end()),
  {
    ...{ group, name: "a TLS handshake that hangs", why: ours, at: "https", requests: 0 },
    ...{ want: late("unknown"), options: { timeout: 500 } },
  },
  {
    ...{ group, name: "TLS spoken on an http: port", want: unknown, play: send(tlsAlert) },
    why: "The request was sent, and what came back is not HTTP.",
  },
];
