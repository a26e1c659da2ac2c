import { provider } from "../provider.ts";

/** Without these a browser shows nothing to a page of another origin (the Fetch standard, "CORS protocol"). */
const shown = ["Access-Control-Allow-Origin: *", "Access-Control-Expose-Headers: *"];

export const json = "Content-Type: application/json";

/** Texts of the provider's own answers. */
export const removedText: string = JSON.stringify(provider.bodies.removed);
export const refusedText: string = JSON.stringify(provider.bodies.refused);
export const failedText: string = JSON.stringify(provider.bodies.failed);
export const absentText: string = JSON.stringify(provider.bodies.absent);

/** A head that ends its connection, and the blank line after it. */
export function head(status: number | string, ...headers: string[]): string {
  const lines = [`HTTP/1.1 ${status} Answer`, ...shown, "Connection: close", ...headers];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** A head, and a body as it stands: its length is what `headers` say, or what comes until the connection closes. */
export function jsonAnswer(status: number, body: string, ...headers: string[]): string {
  return head(status, json, ...headers) + body;
}

/** A whole and proper answer; the body is JSON unless `headers` say otherwise. */
export function answer(status: number, body = "", ...headers: string[]): string {
  const type = body && headers.length === 0 ? [json] : headers;
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  // RFC 9110 §8.6: a 204 has no length, and a 304 need not have one.
  return head(status, ...type, ...(status === 204 || status === 304 ? [] : [length])) + body;
}
