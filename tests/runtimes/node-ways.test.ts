import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { canBeBusy } from "./busy-server.ts";
import { startNodeProcess } from "./node-process.ts";
import type { Report, Way } from "./way.ts";
import { startRawServer } from "./way-server.ts";
import { lost } from "./ways/want.ts";

// Ways to fail that can be played on Node alone; the table of the others is ways.test.ts.

/** Plays one way against a Node process of its own. */
async function play(
  way: Partial<Way>,
  environmentOf: (certificate: string) => Record<string, string> = () => ({}),
): Promise<{ report: Report; requests: number }> {
  const whole: Way = {
    group: "While connecting",
    name: "it",
    why: "",
    want: lost("unknown"),
    ...way,
  };
  const server = await startRawServer([whole]);
  onTestFinished(server.close);
  const program = await startNodeProcess(environmentOf(server.certificate));
  onTestFinished(program.kill);
  const report = await program.run(server.caseOf(whole.name));
  return { report, requests: server.requestsOf(whole.name).length };
}

test.runIf(canBeBusy)(
  "Node's own time-out while connecting, of 10 seconds: not sent",
  {
    timeout: 40_000,
  },
  async () => {
    expect(await play({ at: "busy", options: { timeout: 30_000 } })).toEqual({
      report: { ...lost("not-sent"), code: "UND_ERR_CONNECT_TIMEOUT" },
      requests: 0,
    });
  },
);

test("a trusted certificate, for another host: not sent", async () => {
  const folder = mkdtempSync(join(tmpdir(), "offboard-certificate-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "certificate.pem");
  const played = await play({ at: "tls" }, (certificate) => {
    writeFileSync(file, certificate);
    return { NODE_EXTRA_CA_CERTS: file };
  });
  expect(played).toEqual({
    report: { ...lost("not-sent"), code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    requests: 0,
  });
});

test("reset as soon as it is made: not sent where Node can prove it", async () => {
  const { report, requests } = await play({ greet: (socket) => socket.resetAndDestroy() });
  // Node has seen the connection before its end, or it has not.
  const { code, ...known } = report;
  expect([lost("not-sent"), lost("unknown")]).toContainEqual(known);
  // Which of its calls the system lets fail is its own affair.
  expect(code).toMatch(/^(ECONNRESET|ECONNABORTED|EPIPE)$/);
  expect(requests).toBe(0);
});
