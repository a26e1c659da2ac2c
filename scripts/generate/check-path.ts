import { at, items, type Place, type Report, resolve, toText } from "./place.ts";
import { list, show } from "./problem.ts";

/** The names in the braces of a path template. */
export function templateNames(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}

/** The characters of a path's segment (RFC 3986 §3.3), without percent-encoding, which could hide a slash or a dot. */
const literal = /^[A-Za-z0-9\-._~!$&'()*+,;=:@]+$/;

/** The path template of an operation, segment by segment, and its parameters. */
export function checkPath(operation: Place, report: Report): void {
  const template = toText(operation.path[1]);
  const item: Place = { ...operation, path: operation.path.slice(0, 2) };
  const wrong = segmentProblem(template);
  if (wrong !== undefined) report(item, wrong);
  const names = templateNames(template);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    report(item, `\`{${twice}}\` stands twice in the path. Rename one of them.`);
  const parameters = items(at(operation, "parameters")).map(resolve);
  const inPath = parameters.filter((parameter) => at(parameter, "in").value === "path");
  const declared = inPath.map((parameter) => toText(at(parameter, "name").value));
  for (const name of names.filter((name) => !declared.includes(name))) {
    report(
      item,
      `The path has \`{${name}}\`, the operation has no path parameter of that name but ${list(declared)}. Declare it.`,
    );
  }
  for (const parameter of inPath) {
    const name = at(parameter, "name");
    if (!names.includes(toText(name.value))) {
      report(
        name,
        `The path ${show(template)} has no \`{${toText(name.value)}}\`. Mend the name, or remove the parameter.`,
      );
    }
  }
}

function segmentProblem(template: string): string | undefined {
  if (!template.startsWith("/"))
    return `Expected a path that begins with \`/\`, found ${show(template)}.`;
  for (const segment of template.slice(1).split("/")) {
    if (segment === "") {
      return "Expected a path without empty segments and without a slash at its end, which are not supported yet.";
    }
    if (segment === "." || segment === "..") {
      return `Expected a path without dot segments, which would lead elsewhere, found ${show(template)}.`;
    }
    if (/[{}]/.test(segment) && !/^\{[^{}]+\}$/.test(segment)) {
      return `Expected each parameter to be a whole segment, found ${show(segment)}. Text beside a parameter is not supported yet.`;
    }
    if (!segment.startsWith("{") && !literal.test(segment)) {
      return `Expected a path without a query, of characters that need no encoding, found ${show(segment)}.`;
    }
  }
  return undefined;
}
