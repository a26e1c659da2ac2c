/** 1 MiB: beyond this, reading a body stops and its socket closes. */
const maximumBodyBytes = 2 ** 20;

export const unreadableCode = "BODY_UNREADABLE";

/** For a body that somebody read, cancelled or locked before, and for what is no Response. */
export function unreadableBody(): Error {
  return Object.assign(new Error(), { code: unreadableCode });
}

/**
 * The text of a body, and whether that is all of it. Where it is not, or where the signal aborts, reading ends.
 * A body that cannot be read is not an empty one (design: §4, rule 5).
 *
 * @throws the signal's reason, or a reason why the body cannot be read.
 */
export async function readBody(
  response: Response,
  signal: AbortSignal,
): Promise<[text: string, whole: boolean]> {
  const { body, bodyUsed } = response;
  // React Native, whatwg-fetch and node-fetch give no stream of the platform's. Only `null` says that there is no body.
  const isWithoutStream = body !== null && typeof body?.getReader !== "function";
  // What is left of a body that was read, or cancelled, looks empty.
  if (bodyUsed || body?.locked || (isWithoutStream && !response.text)) throw unreadableBody();
  if (isWithoutStream) {
    const text = String(await response.text());
    if (signal.aborted) throw signal.reason;
    return [text, text.length <= maximumBodyBytes];
  }
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  const leave = (): void => {
    reader?.cancel().catch(() => {});
  };
  // Node's fetch holds its request weakly: after a garbage collection it passes no abort on to the body.
  signal.addEventListener("abort", leave);
  for (let bytes = 0; ; ) {
    if (signal.aborted) leave();
    const { value }: { value?: Uint8Array | undefined } = { ...(await reader?.read()) };
    if (signal.aborted) throw signal.reason;
    if (!value) return [text + decoder.decode(), true];
    // A stream of empty chunks ends too, and leaves no timer a turn while it lasts.
    bytes += value.byteLength || 1;
    if (bytes > maximumBodyBytes) {
      leave();
      return [text, false];
    }
    text += decoder.decode(value, { stream: true });
  }
}
