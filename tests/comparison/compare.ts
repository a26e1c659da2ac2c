// node tests/comparison/compare.ts [--check]: makes the same attacks on all ways, and writes what was seen into the docs.
import { argv, exit } from "node:process";
import { reachLoopback } from "../../scripts/system/loopback.ts";
import { render, renderExcerpt, seeAll } from "./table.ts";
import { pages, readBlock, writeBlock } from "./written-block.ts";

reachLoopback();
const check = argv.slice(2).includes("--check");
const seen = await seeAll();
const wanted = { [pages.whole]: render(seen), [pages.excerpt]: renderExcerpt(seen) };
const old = Object.entries(wanted).filter(([page, block]) => readBlock(page) !== block);
for (const [page, block] of old) {
  if (check) {
    const known = new Set(readBlock(page).split("\n"));
    const news = block.split("\n").filter((line) => !known.has(line));
    console.error(`${page} lacks what was seen now:\n\n${news.join("\n")}\n`);
  } else {
    writeBlock(page, block);
    console.log(`Wrote the comparison into ${page}.`);
  }
}
if (old.length === 0) console.log("The comparison in the docs is what was seen.");
else if (check) console.error("Write it with: node tests/comparison/compare.ts");
// The calls that hang keep their timers for a minute.
exit(check && old.length > 0 ? 1 : 0);
