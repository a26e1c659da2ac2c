// pnpm start [--all]: removes members from every provider, played from its spec on a loopback port, and checks what is
// reported. It shows a handful of the removals, or all.
import { dirname } from "node:path";
import { stdout } from "node:process";
import { parseArgs, styleText } from "node:util";
import { renderAgreement, renderReport } from "./demo/demo-report.ts";
import { run } from "./demo/run-demo.ts";
import { reachLoopback } from "./system/loopback.ts";
import { createProgress } from "./terminal/progress.ts";
import type { Paint } from "./terminal/table.ts";

// styleText asks the stream: no colours where it is no terminal, or where NO_COLOR says so.
const paint: Paint = (format, text) => styleText(format, text, { stream: stdout });

const { values } = parseArgs({ options: { all: { type: "boolean", default: false } } });

reachLoopback();
try {
  const { url, lines, disagreements } = await run(
    dirname(import.meta.dirname),
    createProgress(stdout),
  );
  const width = stdout.isTTY ? stdout.columns : 100;
  console.log(`\nMembers removed by the built packages; the providers are played at ${url}\n`);
  console.log(renderReport(lines, { width, paint, all: values.all }).join("\n"));
  if (disagreements.length === 0) console.log(`\n${renderAgreement(lines)}`);
  else {
    console.error(`\nThe mock server's members, read back, do not agree:`);
    for (const sentence of disagreements) console.error(`- ${sentence}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
