// How a program is started on every system.

/** What `execFile` takes. */
export interface Program {
  readonly command: string;
  readonly parts: readonly string[];
  readonly options: { readonly windowsVerbatimArguments?: boolean };
}

/** What a shell of Windows reads as something else than a part of a word, or changes between quotes too. */
const unsafe = /["%\r\n]/;

/**
 * A program of npm (`npm`, `npx`), which on Windows is a script of its shell: no file that could be started, and Node
 * refuses to start one (CVE-2024-27980). So the shell does, with every part between quotes.
 */
export function npmProgram(
  command: "npm" | "npx",
  parts: readonly string[],
  platform: NodeJS.Platform = process.platform,
): Program {
  if (platform !== "win32") return { command, parts, options: {} };
  const refused = parts.find((part) => unsafe.test(part));
  if (refused !== undefined)
    throw new Error(`The shell of Windows can't be given ${JSON.stringify(refused)} as it is.`);
  const line = [command, ...parts.map((part) => `"${part}"`)].join(" ");
  return {
    command: "cmd.exe",
    // The outermost quotes are taken away by /s, and nothing else.
    parts: ["/d", "/s", "/c", `"${line}"`],
    options: { windowsVerbatimArguments: true },
  };
}

/** pnpm: the one that runs this (a program or a script), else pnpm 12 by npx. It need not be on the path. */
export function pnpmProgram(
  parts: readonly string[],
  running: string = process.env.npm_execpath ?? "",
): Program {
  if (!running.includes("pnpm")) return npmProgram("npx", ["-y", "pnpm@12", ...parts]);
  return /\.[cm]?js$/.test(running)
    ? { command: process.execPath, parts: [running, ...parts], options: {} }
    : { command: running, parts, options: {} };
}
