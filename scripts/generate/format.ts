import { MemoryFileSystem, main, Workspace } from "@biomejs/wasm-nodejs";
import { Unusable } from "./unusable.ts";

/** Formats a file's text with the repository's settings, and parses it: throws where that fails. */
export type Format = (path: string, text: string) => string;

/**
 * A workspace of Biome keeps about 30 KB of every text until it is freed. Its memory would grow at every
 * other text, and each time V8 collects all garbage, as if the whole of it were new: two thirds of a run.
 */
const textsOfAWorkspace = 100;

/** More than such a workspace takes beside what Biome holds from its start. */
const reserved = 2 * 1024 * 1024;

main();
reserve();

/**
 * Makes the memory grow once rather than by a few pages at each of the first texts: it never shrinks, and what is
 * freed is used again.
 */
function reserve(): void {
  const files = new MemoryFileSystem();
  files.insert("/", new Uint8Array(reserved));
  files.free();
}

/** A formatter with the settings of `biome.json`. What it can't parse is a fault of the generator. */
export function createFormat(biomeJson: string): Format {
  let format = openWorkspace(biomeJson);
  let formatted = 0;
  return (path, text) => {
    if (++formatted % textsOfAWorkspace === 0) {
      format.close();
      format = openWorkspace(biomeJson);
    }
    const content = format.text(`/${path}`, text);
    if (typeof content === "string") return content;
    throw new Error(
      `The generator made a ${path} that does not parse: ${content.problem}. This is a fault of the generator.`,
    );
  };
}

/**
 * A file is opened once, and changed for each text of that name. Biome's js-api, which opens, checks and
 * closes it for each, makes twice as many calls.
 */
function openWorkspace(biomeJson: string) {
  const workspace = new Workspace();
  const { projectKey } = workspace.openProject({ path: "/", openUninitialized: true });
  configure(workspace, projectKey, biomeJson);
  const versions = new Map<string, number>();
  const text = (path: string, content: string): string | { readonly problem: string } => {
    const version = (versions.get(path) ?? -1) + 1;
    versions.set(path, version);
    const file = { projectKey, path };
    if (version > 0) workspace.changeFile({ ...file, content, version });
    else workspace.openFile({ ...file, content: { type: "fromClient", content, version } });
    try {
      return workspace.formatFile(file).code;
    } catch (error) {
      const categories = ["syntax" as const];
      const pulled = workspace.pullDiagnostics({ ...file, categories });
      const [first] = pulled.diagnostics;
      if (first === undefined) throw error;
      return { problem: first.description };
    }
  };
  return { text, close: () => workspace.free() };
}

function configure(workspace: Workspace, projectKey: number, biomeJson: string): void {
  try {
    const { formatter }: { formatter?: object } = JSON.parse(biomeJson);
    const configuration = { ...(formatter && { formatter }) };
    workspace.updateSettings({ projectKey, configuration, workspaceDirectory: "./" });
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/^Error: /, "");
    throw new Unusable(`The \`formatter\` of biome.json can't be used: ${reason}. Mend it.`, {
      cause,
    });
  }
}
