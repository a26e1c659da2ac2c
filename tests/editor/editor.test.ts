import { type ChildProcess, spawn } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pnpm } from "../packed/pnpm.ts";
import { root } from "../support/providers.ts";

// The language server that VS Code and other editors run for YAML, with the settings of a fresh clone.

const editor = import.meta.dirname;
const timeout = 120_000;
const settings = JSON.parse(readFileSync(join(root, ".vscode/settings.json"), "utf8"));

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { uri: string; diagnostics: Diagnostic[]; items: unknown[] };
  readonly result?: unknown;
}

interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

interface Item {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
}

let server: ChildProcess;
let received = Buffer.alloc(0);
let count = 0;
const answers = new Map<number, (result: unknown) => void>();
const told = new Map<string, (diagnostics: Diagnostic[]) => void>();

function send(message: object): void {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function request(method: string, params: object): Promise<unknown> {
  count += 1;
  const id = count;
  send({ id, method, params });
  return new Promise((resolve) => answers.set(id, resolve));
}

function receive(chunk: Buffer): void {
  received = Buffer.concat([received, chunk]);
  for (;;) {
    const head = received.indexOf("\r\n\r\n");
    const size = Number(/Content-Length: (\d+)/.exec(received.toString("utf8", 0, head))?.[1]);
    if (head < 0 || received.length < head + 4 + size) return;
    const message: Message = JSON.parse(received.toString("utf8", head + 4, head + 4 + size));
    received = received.subarray(head + 4 + size);
    handle(message);
  }
}

/** As VS Code does it: `yaml` of the settings is asked for, and patterns are as the workspace has them. */
function handle({ id, method, params, result }: Message): void {
  if (method === undefined) answers.get(id ?? 0)?.(result);
  else if (method === "textDocument/publishDiagnostics" && params !== undefined)
    told.get(params.uri)?.(params.diagnostics);
  else if (method === "workspace/configuration" && params !== undefined)
    send({ id, result: params.items.map(configurationOf) });
  else if (id !== undefined) send({ id, result: null });
}

function configurationOf(item: unknown): unknown {
  const { section } = item as { section: string };
  return section === "yaml" ? { schemas: settings["yaml.schemas"], validate: true } : null;
}

beforeAll(async () => {
  await pnpm(["install", "--frozen-lockfile"], editor);
  const program = join(editor, "node_modules/yaml-language-server/bin/yaml-language-server");
  server = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  server.stdout?.on("data", receive);
  const rootUri = pathToFileURL(root).href;
  await request("initialize", {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: "offboard" }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { completion: { completionItem: { documentationFormat: ["markdown"] } } },
    },
  });
  send({ method: "initialized", params: {} });
}, timeout);
afterAll(() => server?.kill());

/** Opens a text in the place of a spec, and waits for what is said of it. */
function open(path: string, text: string): Promise<Diagnostic[]> {
  const uri = pathToFileURL(join(root, path)).href;
  const diagnostics = new Promise<Diagnostic[]>((resolve) => told.set(uri, resolve));
  send({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "yaml", version: 1, text } },
  });
  return diagnostics;
}

/** What is offered at the mark `|`. */
async function complete(path: string, marked: string): Promise<Map<string, string>> {
  const before = marked.slice(0, marked.indexOf("|"));
  await open(path, marked.replace("|", ""));
  const lines = before.split("\n");
  const found = await request("textDocument/completion", {
    textDocument: { uri: pathToFileURL(join(root, path)).href },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  });
  const { items } = found as { items: readonly Item[] };
  return new Map(
    items.map(({ label, documentation = "" }) => [
      label,
      typeof documentation === "string" ? documentation : documentation.value,
    ]),
  );
}

const jicoo = readFileSync(join(root, "specs/jicoo.yaml"), "utf8");

test("keys are offered inside of x-removal, each with what it says", { timeout }, async () => {
  const parts = "paths:\n  /a:\n    delete:\n      x-removal:\n        |";
  const all = await complete("specs/acme-empty.yaml", parts);
  expect([...all.keys()]).toEqual(
    expect.arrayContaining(["removes", "reversible", "member", "absent", "failed"]),
  );
  expect(all.get("removes")).toContain("What is destroyed");
  expect(all.get("absent")).toContain("no such member");
});

test("values and keys of a schema are offered", { timeout }, async () => {
  const removes = "paths:\n  /a:\n    delete:\n      x-removal:\n        removes: |";
  expect([...(await complete("specs/acme-values.yaml", removes)).keys()]).toEqual(
    expect.arrayContaining(["membership", "account"]),
  );
  const schema = "components:\n  schemas:\n    A:\n      type: string\n      |";
  const offered = await complete("specs/acme-schema.yaml", schema);
  expect(offered.get("minLength")).toContain("The smallest number of characters");
  expect(offered.has("multipleOf")).toBe(false);
});

test("a misspelt key is underlined", { timeout }, async () => {
  const found = await open("specs/acme-misspelt.yaml", jicoo.replace("reversible:", "reversibel:"));
  const line = jicoo.split("\n").findIndex((text) => text.includes("reversible:"));
  expect(found.map(({ message }) => message).join()).toContain("reversibel");
  expect(found.some(({ range }) => range.start.line === line)).toBe(true);
});

// A few real ones, and one for each thing that a provider may have.
const some = globSync("specs/*.yaml", { cwd: root }).sort().slice(0, 4);
test.each([...some, ...globSync("tests/features/specs/*.yaml", { cwd: root })])(
  "nothing is underlined in %s",
  { timeout },
  async (path) => {
    expect(await open(path, readFileSync(join(root, path), "utf8"))).toEqual([]);
  },
);
