// One of the threads of a run.
import { parentPort, workerData } from "node:worker_threads";
import { keepCompiled } from "./compile-cache.ts";
import { runShare, type Share } from "./threads.ts";

keepCompiled();
parentPort?.postMessage(await runShare(workerData as Share));
