import { makeCalls } from "../../../../calls.js";

export const load = async ({ fetch, url }) => ({
  outcomes: (await makeCalls(url.searchParams.get("kind"), fetch)).join(" "),
});
