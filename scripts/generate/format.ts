import { main, Workspace } from "@biomejs/wasm-nodejs";

/** Formats a file's text with the repository's settings, and parses it: throws where that fails. */
export type Format = (name: string, content: string) => string;

main();

/** A formatter with the settings of `biome.json`. What it can't parse is a fault of the generator. */
export function createFormat(biomeJson: string): Format {
  use(biomeJson, () => {});
  return (name, content) =>
    use(biomeJson, (workspace, projectKey) => {
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
      }
    });
}

/**
 * A workspace for each text. It keeps 30 KB of every text, even of one that is closed, and each time the memory of
 * WebAssembly grows, V8 collects all garbage: with one workspace for all texts, that was two thirds of a run.
 */
function use<T>(biomeJson: string, action: (workspace: Workspace, projectKey: number) => T): T {
  const workspace = new Workspace();
  try {
    const { projectKey } = workspace.openProject({ path: "/", openUninitialized: true });
    configure(workspace, projectKey, biomeJson);
    return action(workspace, projectKey);
  } finally {
    workspace.free();
  }
}

function configure(workspace: Workspace, projectKey: number, biomeJson: string): void {
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
}
