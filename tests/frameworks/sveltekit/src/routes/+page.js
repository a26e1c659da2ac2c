import { makeCalls } from "../../../calls.js";

/** Universal: runs on the server, and again in the browser. */
export const load = async ({ fetch, url }) => ({
  outcomes: (await makeCalls(url.searchParams.get("kind"), fetch)).join(" "),
});
