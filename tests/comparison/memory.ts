// node memory.ts <bundle> <base URL>: prints by how many MiB the process grows while it makes the call.
import { argv, exit, memoryUsage, stdout } from "node:process";
import { pathToFileURL } from "node:url";
import { member, partnerKey } from "./watch.ts";

const [, , bundle = "", url = ""] = argv;
const { create } = await import(pathToFileURL(bundle).href);
const before = memoryUsage.rss();
// Looked at again and again: on Linux a process is born with the peak of its parent.
let peak = before;
const look = (): void => {
  peak = Math.max(peak, memoryUsage.rss());
};
const timer = setInterval(look, 5);
const [settled] = await Promise.allSettled([create(url, partnerKey).remove(member)]);
look();
clearInterval(timer);
// What was settled is held until here. Whoever leaves the body unread keeps the process alive.
stdout.write(String(settled && Math.round((peak - before) / 2 ** 20)));
exit();
