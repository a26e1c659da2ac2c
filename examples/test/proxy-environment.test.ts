import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { apiKey, member } from "./played.ts";
import { listenProxy, listenSecurely } from "./proxy.ts";

test("Node does the same by its environment alone", async () => {
  const { baseUrl, authority, requests } = await listenSecurely((_, response) => {
    response.writeHead(204).end();
  });
  const proxy = await listenProxy();
  const folder = mkdtempSync(join(tmpdir(), "offboard-authority-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "authority.pem");
  writeFileSync(file, authority);
  const program = `
    import { createCalComClient } from "@offboard/cal-com";
    const client = createCalComClient(${JSON.stringify({ apiKey, baseUrl })});
    console.log((await client.deleteMember(${JSON.stringify(member)})).response.status);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", program],
    {
      cwd: import.meta.dirname,
      env: {
        NODE_USE_ENV_PROXY: "1",
        HTTPS_PROXY: proxy.url,
        NODE_EXTRA_CA_CERTS: file,
      },
    },
  );
  expect(stdout).toBe("204\n");
  expect(requests).toHaveLength(1);
  expect(proxy.asked).toHaveLength(1);
});
