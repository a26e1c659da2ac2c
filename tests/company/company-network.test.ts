import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { withLoopback } from "../../scripts/system/loopback.ts";
import { removeFolder } from "../../scripts/system/remove-folder.ts";
import { pnpm, runNpm, runProgram } from "../packed/pnpm.ts";
import { readManifest } from "../packed/user-project.ts";
import { root } from "../support/providers.ts";
import { type Network, startNetwork } from "./network.ts";

// A company's machine reaches the registry through a proxy, for which its own certificate authority vouches.

const made = "offboard-company-network";
const folder = mkdtempSync(join(tmpdir(), "offboard-network-"));
function write(path: string, content: string | object): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

let network: Network;
let company: { HTTPS_PROXY: string; NODE_EXTRA_CA_CERTS: string };
beforeAll(async () => {
  write("made/package.json", { name: made, version: "1.0.0" });
  await pnpm(["pack", "--out", join(folder, "made.tgz")], join(folder, "made"));
  const tarball = readFileSync(join(folder, "made.tgz"));
  network = await startNetwork({ name: made, version: "1.0.0", tarball });
  const authority = write("authority.pem", network.authority);
  company = { HTTPS_PROXY: network.proxy, NODE_EXTRA_CA_CERTS: authority };
});
afterAll(async () => {
  await network.close();
  removeFolder(folder);
});

/** A user's empty project that asks one registry, and does not ask twice. */
function createProject(registry: string): string {
  const project = mkdtempSync(join(folder, "project-"));
  const name = project.slice(folder.length + 1);
  write(`${name}/package.json`, { name: "project", private: true });
  const folders = { storeDir: join(project, "store"), cacheDir: join(project, "cache") };
  // JSON is YAML.
  write(`${name}/pnpm-workspace.yaml`, { ...folders, fetchRetries: 0 });
  write(`${name}/.npmrc`, `registry=${registry}\n`);
  return project;
}
const installed = (project: string): string =>
  readManifest(join(project, "node_modules", made)).version;

describe("what turbo hands on to a task", () => {
  /** Runs a program as a task of a workspace that has our turbo.json, with no network but the one that is given. */
  async function runByTurbo(program: string, given: Record<string, string>): Promise<string> {
    const workspace = mkdtempSync(join(folder, "workspace-"));
    const name = workspace.slice(folder.length + 1);
    const { packageManager } = readManifest(root);
    const { globalPassThroughEnv } = JSON.parse(readFileSync(join(root, "turbo.json"), "utf8"));
    write(`${name}/package.json`, { name: "workspace", packageManager });
    write(`${name}/pnpm-workspace.yaml`, "packages: [member]\npmOnFail: ignore\n");
    write(`${name}/pnpm-lock.yaml`, "lockfileVersion: '9.0'\nimporters:\n  member: {}\n");
    write(`${name}/turbo.json`, { globalPassThroughEnv, tasks: { play: { cache: false } } });
    write(`${name}/member/package.json`, { name: "member", scripts: { play: "node play.ts" } });
    write(`${name}/member/play.ts`, program);
    const foreign = /^(npm_|p?npm_config_|https?_proxy|all_proxy|no_proxy|node_extra_ca|turbo_)/i;
    const own = Object.entries(process.env).filter(([key]) => !foreign.test(key));
    // Nor what this user's own files say of a network.
    const home = { HOME: workspace, USERPROFILE: workspace, XDG_CONFIG_HOME: workspace };
    const options = { cwd: workspace, env: { ...Object.fromEntries(own), ...home, ...given } };
    const turbo = createRequire(join(root, "package.json")).resolve("turbo/bin/turbo");
    const parts = [turbo, "run", "play", "--output-logs=full", "--log-prefix=none"];
    const run = promisify(execFile)(process.execPath, parts, options);
    // What failed is in what it prints.
    const { stdout, stderr } = await run.catch(
      (error: { stdout: string; stderr: string }) => error,
    );
    return stdout + stderr;
  }

  const passed = [
    ...["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"],
    ...["http_proxy", "https_proxy", "all_proxy", "no_proxy"],
    ...["NODE_EXTRA_CA_CERTS", "NODE_USE_SYSTEM_CA", "SSL_CERT_FILE", "SSL_CERT_DIR"],
    ...["npm_config_cafile", "NPM_CONFIG_CAFILE", "pnpm_config_cafile", "PNPM_CONFIG_CAFILE"],
    ...["NPM_TOKEN", "NODE_AUTH_TOKEN", "CI", "OFFBOARD_SEED"],
  ];
  test("what an installation goes by, and nothing else of what it may find", async () => {
    const kept = ["GIT_DIR", "NODE_ENV", "ACME_API_KEY"];
    const given = Object.fromEntries([...passed, ...kept].map((name) => [name, "given"]));
    const program = `console.log("Found", JSON.stringify(Object.keys(process.env).filter((name) => process.env[name] === "given")));`;
    const [, found = "null"] = /Found (.*)/.exec(await runByTurbo(program, given)) ?? [];
    expect(JSON.parse(found).toSorted()).toEqual(passed.toSorted());
  });

  // As the test of the runtimes installs them.
  const install = (project: string): string => {
    const { href } = pathToFileURL(join(root, "tests/packed/pnpm.ts"));
    const parts = JSON.stringify(["add", `${made}@1.0.0`]);
    return `import { pnpm } from ${JSON.stringify(href)};
await pnpm(${parts}, ${JSON.stringify(project)});`;
  };
  test("so that a task installs through the proxy", async () => {
    const project = createProject(network.registry);
    const output = await runByTurbo(install(project), company);
    expect(installed(project), output).toBe("1.0.0");
    expect(network.asked).toContain("registry.invalid:443");
  });

  test.each([
    ["HTTPS_PROXY", /dns error/],
    ["NODE_EXTRA_CA_CERTS", /certificate/],
  ] as const)("and does not without %s", async (missing, words) => {
    const project = createProject(network.registry);
    const { [missing]: _, ...rest } = company;
    const output = await runByTurbo(install(project), rest as Record<string, string>);
    expect(output).toMatch(words);
    expect(() => installed(project)).toThrow("no such file");
  });
});

describe("what a test starts goes past the proxy to loopback", () => {
  const stub = (): void => {
    for (const name of ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"])
      vi.stubEnv(name, network.proxy);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
  };
  const node = `const answer = await fetch(process.argv[1]); console.log(answer.status);`;
  test.each([
    ["pnpm", (project: string) => pnpm(["add", made], project)],
    ["npm", (project: string) => runNpm("npm", ["install", made, "--no-audit"], project)],
    [
      "Node, where it goes by the environment",
      async (project: string) => {
        vi.stubEnv("NODE_USE_ENV_PROXY", "1");
        const parts = ["--input-type=module", "--eval", node, `${network.loopback}${made}`];
        expect(await runProgram(process.execPath, parts, project)).toBe("200\n");
      },
    ],
  ])("%s", async (_, start) => {
    stub();
    const asked = network.asked.length;
    await start(createProject(network.loopback));
    expect(network.asked.slice(asked).filter((url) => url.includes("127.0.0.1"))).toEqual([]);
  });

  test.each([
    [undefined, "127.0.0.1,localhost,::1,[::1]"],
    ["", "127.0.0.1,localhost,::1,[::1]"],
    [".acme.com, localhost", ".acme.com,localhost,127.0.0.1,::1,[::1]"],
    ["*", "*"],
  ])("NO_PROXY=%s becomes %s", (given, wanted) => {
    expect(withLoopback(given)).toBe(wanted);
  });

  test("pnpm start, where Node goes by the environment", async () => {
    stub();
    vi.stubEnv("NODE_USE_ENV_PROXY", "1");
    vi.stubEnv("NO_PROXY", "");
    vi.stubEnv("no_proxy", "");
    const printed = await runProgram(process.execPath, [join(root, "scripts/start.ts")], root);
    expect(printed).toContain("agree with all");
  });
});
