import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot } from "../../system/repository-root.ts";

const scripts = join(repositoryRoot, "scripts");
const usage =
  "There are two flags, --check and --compare. Usage: pnpm generate [slug …] [--check], or";

// Run from another folder: what is read and compared is the repository, wherever it is called from.
test.each([
  [["--force"], 1, `Unknown option '--force'. ${usage}`],
  [["-c"], 1, `Unknown option '-c'. ${usage}`],
  [["--check=no"], 1, `Option '--check' does not take an argument. ${usage}`],
  [["--compare", "jicoo"], 1, "--compare takes a slug, a file and nothing else. Usage: "],
  [
    ["--compare", "--check", "a", "b"],
    1,
    "--compare takes a slug, a file and nothing else. Usage: ",
  ],
  [["--compare", "--", "jicoo", "../none.json"], 1, "../none.json does not exist."],
  [["--watch"], 1, `Unknown option '--watch'. ${usage}`],
  [["../specs"], 1, "There is no spec of `../specs`. There are specs of "],
  [["--", "--check"], 1, "There is no spec of `--check`. There are specs of "],
  [["--check"], 0, "0 drifted, "],
])("pnpm generate %j", (given, wantedStatus, wanted) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(scripts, "generate.ts"), ...given],
    { cwd: tmpdir(), encoding: "utf8" },
  );
  expect(stdout + stderr).toContain(wanted);
  expect(stdout + stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(wantedStatus);
});
