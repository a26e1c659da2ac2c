import { Worker } from "node:worker_threads";
import type { Render } from "./generate-package.ts";
import type { Checked, Files } from "./render-files.ts";
import { Unusable } from "./unusable.ts";

/** What the thread answers: the files, or why they could not be made. */
export type Answer = { readonly files: Files } | { readonly problem: string };

/** Something that renders, and what is to be called when nothing is left for it. */
export interface Renderer {
  readonly render: Render;
  readonly close: () => void;
}

/**
 * A thread that renders what another has checked. Each loads, and has compiled, half of the tools: that is
 * much of what a thread of its own costs. Answers come in the order of the questions.
 */
export function startRenderer(biomeJson: string): Renderer {
  const url = new URL("./render-thread.ts", import.meta.url);
  const worker = new Worker(url, { workerData: biomeJson });
  const waiting: { resolve: (files: Files) => void; reject: (error: Error) => void }[] = [];
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on("message", (answer: Answer) => {
    const next = waiting.shift();
    if ("files" in answer) next?.resolve(answer.files);
    else next?.reject(new Error(answer.problem));
  });
  worker.once("error", (error) =>
    end(new Unusable(error instanceof Error ? error.message : String(error))),
  );
  worker.once("exit", (code) => end(new Unusable(`A thread ended with ${code}.`)));
  const render = (checked: Checked): Promise<Files> => {
    if (ended) return Promise.reject(ended);
    worker.postMessage(checked);
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  };
  return { render, close: () => worker.postMessage(undefined) };
}
