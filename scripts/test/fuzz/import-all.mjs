// Runs in a process of its own, without network and with nothing to write to: imports the modules of a
// folder one by one, and prints what each of them did beside defining its exports.

import { spawn } from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import { readdirSync, writeFileSync } from "node:fs";
import net from "node:net";

const [, , folder, ...names] = process.argv;
const done = [];

const forbid = (object, key, what) => {
  object[key] = () => {
    done.push(what);
    throw new Error(`There is no ${what} here.`);
  };
};
forbid(net.Socket.prototype, "connect", "connection");
forbid(net.Server.prototype, "listen", "server");
forbid(dgram, "createSocket", "socket");
forbid(dns, "lookup", "look-up of a name");
forbid(globalThis, "fetch", "fetch");

/** The permissions are as narrow as they should be. */
const refused = (action) => {
  try {
    action();
    return false;
  } catch (error) {
    return error.code === "ERR_ACCESS_DENIED";
  }
};
const confined =
  refused(() => writeFileSync(new URL("x", import.meta.url), "")) &&
  refused(() => readdirSync("/")) &&
  refused(() => spawn("true"));

const state = () =>
  JSON.stringify([
    ...[
      globalThis,
      Object.prototype,
      Array.prototype,
      Function.prototype,
      String.prototype,
      Promise.prototype,
    ].map((object) => Reflect.ownKeys(object).map(String)),
    ...[
      process.exitCode,
      process.env,
      process.argv,
      process.getActiveResourcesInfo().filter((name) => name !== "PipeWrap"),
      process.eventNames().map(String),
    ],
  ]);

const results = [];
for (const name of names) {
  const before = state();
  done.length = 0;
  globalThis.runtimeCalls.length = 0;
  const module = await import(`${folder}/${name}/index.js`);
  await new Promise((resolve) => setImmediate(resolve));
  const functions = Object.keys(module).filter((key) => typeof module[key] === "function");
  results.push({
    name,
    did: [...done, ...(state() === before ? [] : ["a change of something global"])],
    calls: [...globalThis.runtimeCalls],
    exports: Object.keys(module).length,
    functions: functions.length,
  });
}
process.stdout.write(JSON.stringify({ confined, results }));
