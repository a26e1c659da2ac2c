import { makeCalls } from "../../../../calls.js";

export const GET = async ({ fetch, url }) =>
  new Response(`(${(await makeCalls(url.searchParams.get("kind"), fetch)).join(" ")})`);
