// One of the threads of a run.
import { parentPort, workerData } from "node:worker_threads";
import { runShare, type Share } from "./threads.ts";

parentPort?.postMessage(await runShare(workerData as Share));
