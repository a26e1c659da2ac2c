import { Biome } from "@biomejs/js-api/nodejs";

/** Formats a file's text with the repository's settings, and parses it: throws where that fails. */
export type Format = (path: string, text: string) => string;

/**
 * A workspace of Biome keeps about 30 KB of every text until it is shut down. Its memory would grow at every
 * other text, and each time V8 collects all garbage, as if the whole of it were new: two thirds of a run.
 */
const textsOfAWorkspace = 100;

/** A formatter with the settings of `biome.json`. What it can't parse is a fault of the generator. */
export function createFormat(biomeJson: string): Format {
  let workspace = createWorkspace(biomeJson);
  let formatted = 0;
  return (path, text) => {
    if (++formatted % textsOfAWorkspace === 0) {
      workspace.biome.shutdown();
      workspace = createWorkspace(biomeJson);
    }
    const { biome, projectKey } = workspace;
    const { content, diagnostics } = biome.formatContent(projectKey, text, {
      filePath: `/${path}`,
    });
    const [first] = diagnostics;
    if (first !== undefined) {
      throw new Error(
        `The generator made a ${path} that does not parse: ${first.description}. This is a fault of the generator.`,
      );
    }
    return content;
  };
}

function createWorkspace(biomeJson: string): { biome: Biome; projectKey: number } {
  const biome = new Biome();
  const { projectKey } = biome.openProject("/");
  try {
    const { formatter }: { formatter?: object } = JSON.parse(biomeJson);
    biome.applyConfiguration(projectKey, { ...(formatter && { formatter }) });
  } catch (cause) {
    const reason = (cause instanceof Error && cause.message) || "Biome refuses it";
    throw new Error(`The \`formatter\` of biome.json can't be used: ${reason}. Mend it.`, {
      cause,
    });
  }
  return { biome, projectKey };
}
