// Removals in a program of its own: in a thread, or where Error.prototype is frozen. It prints what their errors say.
import { isMainThread, Worker } from "node:worker_threads";
import { createPaperCrane, member } from "../support/paper-crane.ts";

const body = '{"message":"body-of-the-answer"}';
const answer = () => new Response(body, { status: 403, headers: { "content-type": "text/json" } });
const remove = (memberId: string): Promise<unknown> =>
  createPaperCrane({ fetch: async () => answer() }).deleteMember({ ...member, memberId });
const print = ({ name, outcome, status, stack }: Record<string, unknown>): void =>
  console.log(JSON.stringify({ name, outcome, status, stack: String(stack).split(":")[0] }));

if (!isMainThread) await remove("ada");
else if (process.argv[2] === "thread")
  // What a thread throws, its parent sees as a copy that Node has made.
  new Worker(new URL(import.meta.url)).on("error", print as never);
else {
  Object.freeze(Error.prototype);
  for (const memberId of ["ada", ".."]) await remove(memberId).catch(print);
  try {
    createPaperCrane({ timeout: 0 });
  } catch (error) {
    print(error as Record<string, unknown>);
  }
}
