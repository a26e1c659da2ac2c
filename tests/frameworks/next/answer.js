import { makeCalls } from "./calls.js";

/** What three calls came to, as a text that shows itself in HTML as it is. */
export async function answer({ kind, own }) {
  return `(${(await makeCalls(kind, own && ((request) => fetch(request)))).join(" ")})`;
}
