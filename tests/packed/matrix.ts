import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { compilerOf, strictest } from "./typescript-compiler.ts";
import type { Project } from "./user-project.ts";

/** The oldest that is supported, and the last of each major; aliases in package.json. */
export const versions = ["5.4", "5.9", "6", "7"] as const;

/** What a user's tsconfig says of modules: `module`, and `moduleResolution`. */
const settings = {
  bundler: { module: "esnext", moduleResolution: "bundler", verbatimModuleSyntax: true },
  node16: { module: "node16", moduleResolution: "node16" },
  node20: { module: "node20", moduleResolution: "node16" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  // Those of before TypeScript 4.7, which do not read `exports`.
  node10: { module: "esnext", moduleResolution: "node10" },
  commonjs: { module: "commonjs", moduleResolution: "node10" },
} as const;

/** What a setting makes of a program, where that is not for the program's extension to say. */
const only: Partial<Record<Setting, Format>> = {
  ...{ bundler: "ES module", node10: "ES module", commonjs: "CommonJS" },
};

/** The settings that a TypeScript has. */
function isKnown(version: Version, setting: Setting): boolean {
  if (setting === "node20") return version !== "5.4";
  return version !== "7" || !isNode10(setting);
}

const isNode10 = (setting: Setting): boolean => settings[setting].moduleResolution === "node10";

/** What says what a `Request` is: the library of browsers, or Node's own types. */
const libraries = {
  DOM: { types: [], lib: ["es2022", "dom", "dom.iterable"] },
  Node: { types: ["node"], lib: ["es2022"] },
} as const;

/** What TypeScript itself declares is not looked at each time. Whatever a package installs is. */
const common = { ...strictest, skipDefaultLibCheck: true };

type Version = (typeof versions)[number];
/** The first and the last: what compiles with both compiles between them, as the programs show that go with each. */
const ends: readonly Version[] = ["5.4", "7"];
type Setting = keyof typeof settings;
type Library = keyof typeof libraries;
const formats = ["ES module", "CommonJS"] as const;
type Format = (typeof formats)[number];

/** What a compiler said where programs of one format were checked in one surrounding. */
export interface Cell {
  readonly version: Version;
  readonly setting: Setting;
  readonly library: Library;
  readonly format: Format;
  /** Everything that it reported. None: it compiles. */
  readonly errors: readonly string[];
}

/**
 * Type-checks a project's programs with one TypeScript in every surrounding. Programs are ES modules as `.ts` and
 * CommonJS as `.cts`. One process checks all: it parses and warms up once.
 *
 * @param examples are ES modules for Node, and more of the same: they are checked in one surrounding, by the oldest
 *   TypeScript and the newest.
 */
export async function checkAll(
  project: Project,
  version: Version,
  programs: readonly string[],
  examples: readonly string[],
): Promise<Cell[]> {
  const known = keysOf(settings).filter((name) => isKnown(version, name));
  const surroundings = known.flatMap((setting) =>
    keysOf(libraries).map((library) => {
      const name = `tsconfig.${version}.${setting}.${library}.json`;
      const modules = only[setting] === "CommonJS" ? [] : programs;
      const commonJs = only[setting] === "ES module" ? [] : programs.map(commonOf);
      const isOne = setting === "nodenext" && library === "Node" && ends.includes(version);
      const more = isOne ? examples : [];
      const files = [...modules, ...commonJs, ...more];
      const compilerOptions = {
        ...{ ...common, ...settings[setting], ...libraries[library] },
        // What declarations say is the same in all of them: they are read whole in one. In the others a type that is not
        // found shows in the programs, which say what each type is.
        skipLibCheck: setting !== "nodenext",
        // TypeScript 6 asks for a word before it does what 7 does no more.
        ...(version === "6" && isNode10(setting) && { ignoreDeprecations: "6.0" }),
      };
      project.write(name, JSON.stringify({ compilerOptions, files }));
      return { name, setting, library };
    }),
  );
  const names = surroundings.map(({ name }) => name);
  const compiler = compilerOf(`typescript-${version}`);
  const parts = [compiler, "--build", "--verbose", "--pretty", "false", ...names];
  const reported = errorsByProject(await outputOf(parts, project.folder), names);
  return surroundings.flatMap(({ name, setting, library }) =>
    formats.flatMap((format): Cell[] => {
      if (format !== (only[setting] ?? format)) return [];
      const errors = reported[name]?.filter((line) => formatOf(line) !== other(format));
      // A compiler that broke down, or that skipped a project, says nothing of it: that is no success.
      return [{ version, setting, library, format, errors: errors ?? ["not checked"] }];
    }),
  );
}

/** What a program of Node prints, also where it fails. */
async function outputOf(parts: readonly string[], folder: string): Promise<string> {
  const run = promisify(execFile)(process.execPath, parts, { cwd: folder, maxBuffer: 2 ** 26 });
  const { stdout } = await run.catch((error: { stdout?: string }) => error);
  return stdout ?? "";
}

/** The same program as a file of CommonJS. */
const commonOf = (name: string): string => name.replace(/\.ts$/, ".cts");

const other = (format: Format): Format => (format === "CommonJS" ? "ES module" : "CommonJS");

/** Which program an error is in; none where it is in a declaration, which concerns both. */
function formatOf(line: string): Format | undefined {
  if (/^[\w-]+\.cts\(/.test(line)) return "CommonJS";
  return /^[\w-]+\.ts\(/.test(line) ? "ES module" : undefined;
}

/** What \`tsc --build --verbose\` reports of each project that it began to check. */
function errorsByProject(output: string, names: readonly string[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  let current = "";
  for (const line of output.split(/\r?\n/)) {
    const [, begun] = /Building project '(?:.*\/)?(tsconfig\.[^/]*\.json)'/.exec(line) ?? [];
    current = begun ?? current;
    if (begun !== undefined) found[begun] ??= [];
    if (!line.includes("error TS")) continue;
    // What is wrong with the configuration is reported before its project.
    const name = names.find((one) => line.startsWith(one)) ?? current;
    found[name] = [...(found[name] ?? []), line];
  }
  return found;
}

/** The cells as a table of Markdown: a row for each way to import, a column for each version. */
export function renderMatrix(cells: readonly Cell[]): string {
  const rows = formats.flatMap((format) =>
    keysOf(settings).map((setting): string[] => {
      const own = cells.filter((cell) => cell.format === format && cell.setting === setting);
      const texts = versions.map((version) => textOf(own.filter((one) => one.version === version)));
      return own.length === 0 ? [] : [format, `\`${setting}\``, ...texts];
    }),
  );
  const head = ["Imported by", "`module`", ...versions.map((version) => `TypeScript ${version}`)];
  const lines = [head, head.map(() => "---"), ...rows.filter((row) => row.length > 0)];
  return lines.map((cellsOfRow) => `| ${cellsOfRow.join(" | ")} |\n`).join("");
}

/** The libraries with which it compiles; else the codes of the errors. */
function textOf(cells: readonly Cell[]): string {
  const codes = cells.flatMap(({ errors }) =>
    errors.map((line) => /TS\d+/.exec(line)?.[0] ?? line),
  );
  const worked = cells.filter(({ errors }) => errors.length === 0).map(({ library }) => library);
  return [...worked, ...new Set(codes)].join(", ") || "—";
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
