// node tests/comparison/compare.ts [--check]: makes the same attacks on all ways, and writes what was seen into README.md.
import { readFileSync } from "node:fs";
import { argv, exit } from "node:process";
import { reachLoopback } from "../../scripts/system/loopback.ts";
import { blockOf, readme, writeBlock } from "./readme.ts";
import { render, seeAll } from "./table.ts";

reachLoopback();
const check = argv.slice(2).includes("--check");
const found = blockOf(readFileSync(readme, "utf8"));
const seen = render(await seeAll());
if (found === seen) console.log("The comparison in README.md is what was seen.");
else if (check) {
  const known = new Set(found.split("\n"));
  const news = seen.split("\n").filter((line) => !known.has(line));
  console.error(`README.md has not what was seen:\n\n${news.join("\n")}\n`);
  console.error("Write it with: node tests/comparison/compare.ts");
} else {
  writeBlock(seen);
  console.log("Wrote the comparison into README.md.");
}
// The calls that hang keep their timers for a minute.
exit(check && found !== seen ? 1 : 0);
