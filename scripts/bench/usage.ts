// Loaded before a program that bench/generate.ts measures: says at its end what it took.
import { writeFileSync } from "node:fs";

process.once("exit", () => {
  const { OFFBOARD_BENCH_USAGE: path } = process.env;
  if (path) writeFileSync(path, JSON.stringify(process.resourceUsage()));
});
