import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium as browserType } from "playwright-core";
import type { PlatformProject } from "../platform-project.ts";
import { createHost, type Host, type Reply, replyTo, type Start } from "./host.ts";
import { ownEnvironment } from "./host-process.ts";
import { chromiumAdvice, whichChromium } from "./installed-platforms.ts";

const entry = `import { run } from "./run.js";

${replyTo}
globalThis.replyTo = replyTo;
`;

/** It runs as root in containers, has no screen, and must not look for anything on the network by itself. */
const args = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  // RFC 2606 §2: nobody has such a name. Chromium's own resolver may ask for longer than a call lasts.
  "--host-resolver-rules=MAP *.invalid ~NOTFOUND",
];

/** The program as a page, under the rules of CORS: whatever it calls is another origin. */
async function start(project: PlatformProject): Promise<Host> {
  const script = await project.bundle("page", entry);
  const server = createServer((request, response) => {
    const isScript = request.url === "/bundle.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(
      isScript ? script : '<!doctype html><script type="module" src="/bundle.js"></script>',
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const browser = await browserType
    .launch({ ...whichChromium(), args, env: ownEnvironment() })
    .catch((cause: unknown) => {
      throw new Error(chromiumAdvice, { cause });
    });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction("globalThis.replyTo");
  return createHost(
    "Chromium",
    (task) => page.evaluate<Reply>(`replyTo(${JSON.stringify(task)})`),
    async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  );
}

/** Which one Debian has, or a system, is not ours to say. */
export const chromium: Start = { platform: "Chromium", version: "HeadlessChrome/", start };
