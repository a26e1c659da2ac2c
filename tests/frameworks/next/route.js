import { answer } from "./answer.js";

export const GET = async (request) =>
  new Response(await answer(Object.fromEntries(new URL(request.url).searchParams)));
