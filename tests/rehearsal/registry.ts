import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeFolder } from "../../scripts/system/remove-folder.ts";

// Its declarations name packages that it does not bring.
const { runServer } = createRequire(import.meta.url)("verdaccio") as {
  runServer(config: object): Promise<Server>;
};

/**
 * What happens to an upload, by its number, which starts at 1: it is taken; it is taken and its answer does not come,
 * or its connection is cut then; its connection is lost; or it is answered with a status and not taken.
 */
export type Gate = (upload: number) => "take" | "withhold" | "cut" | "lose" | number;

/** What happens to a question, by its number: it is answered, its connection is lost, or it is answered with a status. */
export type ReadingGate = (question: number) => "answer" | "lose" | number;

/** Verdaccio on a loopback port, empty at first, open to everybody and without another registry behind it. */
export interface Registry {
  readonly url: string;
  /** Each package that it took, as `name@version`, in order. */
  readonly published: readonly string[];
  /** From now on, and counted from now. `taken` is called once an upload stands in the registry. */
  setGate(gate: Gate, taken?: (upload: number) => void): void;
  /** From now on, and counted from now. */
  setReadingGate(gate: ReadingGate): void;
  close(): Promise<void>;
}

export async function startRegistry(): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), "offboard-registry-"));
  const verdaccio = await createVerdaccio(folder);
  const published: string[] = [];
  let gate: Gate = () => "take";
  let taken: (upload: number) => void = () => {};
  let uploads = 0;
  let readingGate: ReadingGate = () => "answer";
  let questions = 0;
  let last: Promise<unknown> = Promise.resolve();

  // One after the other, so that "the k-th" means something.
  const upload = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    uploads += 1;
    const kind = gate(uploads);
    if (kind === "lose" || typeof kind === "number") {
      refuse(request, response, kind);
      return;
    }
    const answered = new Promise<void>((resolve) => {
      response.on("close", resolve);
      if (kind === "take") return;
      response.end = () => {
        if (kind === "cut") response.destroy();
        resolve();
        return response;
      };
    });
    verdaccio.emit("request", request, response);
    await answered;
    if (response.statusCode !== 201) return;
    published.push(await latest(url, request));
    taken(uploads);
  };
  const read = (request: IncomingMessage, response: ServerResponse): void => {
    questions += 1;
    const kind = readingGate(questions);
    if (kind === "answer") verdaccio.emit("request", request, response);
    else refuse(request, response, kind);
  };
  const server = createServer((request, response) => {
    if (request.method !== "PUT") read(request, response);
    else last = last.then(() => upload(request, response));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    published,
    setGate(nextGate, nextTaken = () => {}) {
      gate = nextGate;
      taken = nextTaken;
      uploads = 0;
    },
    setReadingGate(nextGate) {
      readingGate = nextGate;
      questions = 0;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      removeFolder(folder);
    },
  };
}

function refuse(request: IncomingMessage, response: ServerResponse, kind: "lose" | number): void {
  if (kind === "lose") {
    request.destroy();
    return;
  }
  request.resume();
  response.writeHead(kind).end(JSON.stringify({ error: "as the rehearsal wants it" }));
}

function createVerdaccio(folder: string): Promise<Server> {
  const everybody = { access: "$all", publish: "$all" };
  const config = {
    ...{ storage: join(folder, "storage"), configPath: join(folder, "config.yaml") },
    ...{ packages: { "**": everybody }, uplinks: {}, auth: {}, web: { enable: false } },
    log: { type: "stdout", format: "pretty", level: "fatal" },
  };
  return runServer(config);
}

/** The package of an upload and its newest version, which is the one that was sent. */
async function latest(url: string, { url: path = "/" }: IncomingMessage): Promise<string> {
  const answer = await fetch(new URL(path, url));
  const { name, "dist-tags": tags } = (await answer.json()) as {
    name: string;
    "dist-tags": { latest: string };
  };
  return `${name}@${tags.latest}`;
}
