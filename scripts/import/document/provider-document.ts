import { readFileSync, statSync } from "node:fs";
import { type DocumentNode, isMapping, rootNode, toText } from "../../openapi/document-node.ts";
import { type Path, type Problem, show, toPointer } from "../../openapi/problem.ts";
import { locate } from "./located-yaml.ts";

/** The versions of OpenAPI that can be read. */
export type Version = "2.0" | "3.0" | "3.1";

/** A provider's own OpenAPI document. */
export interface ProviderDocument {
  readonly file: string;
  readonly version: Version;
  readonly root: DocumentNode;
  /** A problem with a part of the document, with its line and column. */
  readonly problemAt: (path: Path, message: string) => Problem;
}

/** A document, or the sentence that says why it can't be read. */
type Read = ProviderDocument | { readonly problem: string };

/** Large enough for every document of one API that we know of, small enough for a laptop's memory. */
const sizeLimit = 16 * 1024 * 1024;

/** Reads a document of JSON or YAML. Nothing else is read or downloaded. Problems are reported under the name `file`. */
export function readProviderDocument(path: string, file: string = path): Read {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
    return {
      problem: `Expected a file, found the URL ${path}. Nothing is downloaded here: get it with \`curl -fsSLo openapi.json ${show(path)}\`, and pass openapi.json.`,
    };
  }
  const problem = fileProblem(path);
  if (problem !== undefined) return { problem };
  try {
    return parse(file, new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)));
  } catch (error) {
    if (error instanceof RangeError)
      return { problem: `${file} can't be read. ${error.message}. Is it an OpenAPI document?` };
    if (error instanceof TypeError && "code" in error)
      return { problem: `${file} is not UTF-8 text. Expected an OpenAPI document.` };
    throw error;
  }
}

function fileProblem(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return `${path} does not exist. Pass the path of a file.`;
  if (!stats.isFile()) return `${path} is not a file. Pass the document itself.`;
  if (stats.size <= sizeLimit) return undefined;
  return `${path} has ${stats.size} bytes; at most ${sizeLimit} are read. Cut it down to the operation and what it refers to.`;
}

function parse(file: string, text: string): Read {
  const located = locate(text);
  if ("problem" in located) {
    const { line, column } = located.position;
    return { problem: `${file}:${line}:${column}  ${located.problem}` };
  }
  const { value, positionOf } = located;
  const version = versionOf(value);
  if (version === undefined) {
    const found = isMapping(value) ? show(value.openapi ?? value.swagger) : "no mapping";
    return {
      problem: `${file} is not an OpenAPI document of a supported version: expected \`swagger: "2.0"\`, \`openapi: 3.0.x\` or \`openapi: 3.1.x\` at its root, found ${found}.`,
    };
  }
  const problemAt = (path: Path, message: string): Problem => {
    return { file, ...positionOf(path), pointer: toPointer(path), message };
  };
  return { file, version, root: rootNode(value), problemAt };
}

const versions: readonly [RegExp, Version][] = [
  [/^2\.0$/, "2.0"],
  [/^3\.0\.\d+/, "3.0"],
  [/^3\.1\.\d+/, "3.1"],
];

function versionOf(value: unknown): Version | undefined {
  if (!isMapping(value)) return undefined;
  // YAML reads an unquoted 2.0 as the number 2.
  const written = value.swagger === 2 ? "2.0" : toText(value.openapi ?? value.swagger);
  return versions.find(([pattern]) => pattern.test(written))?.[1];
}
