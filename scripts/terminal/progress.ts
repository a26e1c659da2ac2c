import { clearLine, cursorTo } from "node:readline";
import type { WriteStream } from "node:tty";
import { shorten } from "./shorten.ts";

/** Tells what is being done. */
export interface Progress {
  step(text: string): void;
  /** One of many parts of a step: of interest while it is done, and to nobody who reads a log. */
  part(text: string): void;
  /** Takes a live line away. */
  end(): void;
}

/** One live line on a terminal, else a line for each step, without its parts. */
export function createProgress(stream: WriteStream): Progress {
  const clear = (): void => {
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  const nothing = (): void => {};
  if (!stream.isTTY)
    return { step: (text) => void stream.write(`${text}\n`), part: nothing, end: nothing };
  const show = (text: string): void => {
    clear();
    // A line as wide as the terminal would wrap, and only its end would be cleared.
    stream.write(shorten(text, stream.columns - 1));
  };
  return { step: show, part: show, end: clear };
}
