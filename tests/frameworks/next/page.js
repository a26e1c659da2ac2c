import { answer } from "./answer.js";

export default async function Page({ searchParams }) {
  return await answer(await searchParams);
}
