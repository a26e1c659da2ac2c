import { main, Workspace } from "@biomejs/wasm-nodejs";

/** Formats a file's text with the repository's settings, and parses it: throws where that fails. */
export type Format = (name: string, content: string) => string;

/**
 * A workspace of Biome's keeps 30 KB of every text, even of one that is closed. Each time the memory of WebAssembly
 * grows for it, V8 collects all garbage: with one workspace for all texts, that was two thirds of a run.
 */
const textsOfAWorkspace = 20;

main();

/** A formatter with the settings of `biome.json`. What it can't parse is a fault of the generator. */
export function createFormat(biomeJson: string): Format {
  let project = openProject(biomeJson);
  let texts = 0;
  return (name, content) => {
    if (++texts % textsOfAWorkspace === 0) {
      project.workspace.free();
      project = openProject(biomeJson);
    }
    return formatIn(project, name, content);
  };
}

type Project = ReturnType<typeof openProject>;

function openProject(biomeJson: string) {
  const workspace = new Workspace();
  const { projectKey } = workspace.openProject({ path: "/", openUninitialized: true });
  try {
    const { formatter }: { formatter?: object } = JSON.parse(biomeJson);
    const configuration = { ...(formatter && { formatter }) };
    workspace.updateSettings({ projectKey, configuration, workspaceDirectory: "./" });
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/^Error: /, "");
    throw new Error(`The \`formatter\` of biome.json can't be used: ${reason}. Mend it.`, {
      cause,
    });
  }
  return { workspace, projectKey };
}

function formatIn({ workspace, projectKey }: Project, name: string, content: string): string {
  const file = { projectKey, path: `/${name}` };
  workspace.openFile({ ...file, content: { type: "fromClient", content, version: 0 } });
  try {
    return workspace.formatFile(file).code;
  } catch (error) {
    const { diagnostics } = workspace.pullDiagnostics({ ...file, categories: ["syntax"] });
    const [first] = diagnostics;
    if (first === undefined) throw error;
    throw new Error(
      `The generator made a ${name} that does not parse: ${first.description}. This is a fault of the generator.`,
    );
  } finally {
    workspace.closeFile(file);
  }
}
