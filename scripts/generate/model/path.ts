import {
  type DocumentNode,
  type Report,
  resolve,
  resolvedChild,
  toText,
} from "../../openapi/document-node.ts";
import { parametersOf } from "../../openapi/merged-parameters.ts";
import { list, show } from "../../openapi/problem.ts";
import { templateNames } from "../../openapi/url-template.ts";

/** The characters of a path's segment (RFC 3986 §3.3), without percent-encoding, which could hide a slash or a dot. */
const literal = /^[A-Za-z0-9\-._~!$&'()*+,;=:@]+$/;

/** The path template of an operation, segment by segment, whose names are those of its path parameters. */
export function readPath(operation: DocumentNode, report: Report): string {
  const template = toText(operation.path[1]);
  const item: DocumentNode = { ...operation, path: operation.path.slice(0, 2) };
  const wrong = templateProblem(template);
  if (wrong !== undefined) report(item, ...wrong);
  const names = templateNames(template);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    report(
      item,
      "path/parameter-twice",
      `\`{${twice}}\` stands twice in the path. Rename one of them.`,
    );
  const inPath = parametersOf(operation)
    .map(resolve)
    .filter((parameter) => resolvedChild(parameter, "in").value === "path");
  const declared = inPath.map((parameter) => toText(resolvedChild(parameter, "name").value));
  for (const name of names.filter((name) => !declared.includes(name))) {
    report(
      item,
      "path/undeclared-parameter",
      `The path has \`{${name}}\`, the operation has no path parameter of that name but ${list(declared)}. Declare it.`,
    );
  }
  for (const parameter of inPath) {
    const name = resolvedChild(parameter, "name");
    if (!names.includes(toText(name.value))) {
      report(
        name,
        "path/unused-parameter",
        `The path ${show(template)} has no \`{${toText(name.value)}}\`. Mend the name, or remove the parameter.`,
      );
    }
  }
  return template;
}

type CodeAndMessage = readonly [code: string, message: string];

function templateProblem(template: string): CodeAndMessage | undefined {
  if (!template.startsWith("/"))
    return ["path/no-slash", `Expected a path that begins with \`/\`, found ${show(template)}.`];
  const segments = template.slice(1).split("/");
  // What ends with a slash has an empty one at its end.
  if (segments.at(-1) === "") segments.pop();
  return segments.map((segment) => segmentProblem(segment, template)).find(Boolean);
}

function segmentProblem(segment: string, template: string): CodeAndMessage | undefined {
  if (segment === "")
    return [
      "path/empty-segment",
      `Expected a path without empty segments, found ${show(template)}. Remove one slash.`,
    ];
  if (segment === "." || segment === "..")
    return [
      "path/dot-segment",
      `Expected a path without dot segments, which would lead elsewhere, found ${show(template)}.`,
    ];
  if (segment.includes("}{"))
    return [
      "path/parameters-side-by-side",
      `Expected a text between two parameters of a segment, found ${show(segment)}: where one ends could not be told.`,
    ];
  const texts = segment.split(/\{[^{}]+\}/);
  if (texts.some((text) => /[{}]/.test(text)))
    return [
      "path/braces",
      `Expected each parameter in braces of its own, as in \`{id}\`, found ${show(segment)}.`,
    ];
  if (texts.some((text) => text !== "" && !literal.test(text)))
    return [
      "path/characters",
      `Expected a path without a query, of characters that need no encoding, found ${show(segment)}.`,
    ];
  return undefined;
}
