// A thread that renders what another has checked.
import { parentPort, workerData } from "node:worker_threads";
import { keepCompiled } from "./compile-cache.ts";
import type { Checked } from "./render-files.ts";
import type { Answer } from "./renderer.ts";

keepCompiled();
const { createFormat } = await import("./format.ts");
const { renderFiles } = await import("./render-files.ts");
const format = createFormat(workerData as string);

function answer(checked: Checked): Answer {
  try {
    return { files: renderFiles(checked, format) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (checked: Checked | undefined) => {
  if (checked === undefined) parentPort?.close();
  else parentPort?.postMessage(answer(checked));
});
