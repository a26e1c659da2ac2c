import { setGlobalProxyFromEnv } from "node:http";

const loopback = ["127.0.0.1", "localhost", "::1", "[::1]"];

/** The hosts of a list as in `NO_PROXY`, and loopback. `*` is all hosts, and is known where it stands alone. */
export function withLoopback(hosts = ""): string {
  const given = hosts.split(/[\s,]+/).filter(Boolean);
  return given.includes("*") ? "*" : [...new Set([...given, ...loopback])].join();
}

/**
 * A company's proxy does not reach the servers that a command starts on loopback: this process goes past it, and so do
 * those that it starts and that go by the environment (pnpm, npm).
 */
export function reachLoopback(): void {
  const { env } = process;
  const hosts = withLoopback(env.no_proxy || env.NO_PROXY || env.npm_config_noproxy);
  // npm goes by the last one before the others, and npx sets it, to nothing where nobody did.
  for (const name of ["no_proxy", "NO_PROXY", "npm_config_noproxy"]) env[name] = hosts;
  // Nothing that is written here asks for more than loopback. This process has read the hosts already.
  if (env.NODE_USE_ENV_PROXY !== "1") return;
  setGlobalProxyFromEnv();
  delete env.NODE_USE_ENV_PROXY;
}
