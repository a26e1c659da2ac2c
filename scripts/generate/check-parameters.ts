import { headerNameProblem, isHeaderValue } from "./headers.ts";
import {
  at,
  entries,
  items,
  type Place,
  type Report,
  rawAt,
  resolve,
  text,
  toText,
} from "./place.ts";
import { list, show } from "./problem.ts";

/** What a client checks of a parameter, by its type. */
const checked: Readonly<Record<string, readonly string[]>> = {
  string: ["format", "pattern", "minLength", "maxLength"],
  integer: ["minimum", "maximum"],
};
const documentation = ["type", "title", "description", "example", "examples"];

/** The parameters of an operation: their names, and whether a client can check what it is given. */
export function checkParameters(operation: Place, report: Report): void {
  const seen = new Map<string, Place>();
  for (const item of items(at(operation, "parameters"))) {
    const parameter = resolve(item);
    checkName(parameter, report);
    // Headers are case-insensitive, and all parameters share one flat object (design §4).
    const name = toText(at(parameter, "name").value).toLowerCase();
    if (seen.has(name)) {
      report(
        item,
        `The parameter ${show(name)} is declared twice; all parameters of a call share one object. Keep one.`,
      );
    }
    seen.set(name, item);
    checkPlace(parameter, report);
    if (rawAt(at(parameter, "schema"), "const").value === undefined)
      checkSchema(at(parameter, "schema"), report);
    else checkConstant(parameter, report);
  }
}

function checkName(parameter: Place, report: Report): void {
  const place = rawAt(parameter, "name");
  const name = text(place) ?? "";
  if (!/^[\x21-\x7e]{1,100}$/.test(name) || name in {}) {
    report(
      place,
      `Expected the name on the wire, in printable ASCII without spaces, found ${show(place.value)}.`,
    );
  } else if (rawAt(parameter, "in").value === "header") {
    const problem =
      name.toLowerCase() === "authorization"
        ? "Expected a security scheme"
        : headerNameProblem(name);
    if (problem !== undefined) report(place, `${problem}, found ${show(name)}.`);
  }
}

function checkPlace(parameter: Place, report: Report): void {
  const place = rawAt(parameter, "in");
  const required = rawAt(parameter, "required");
  if (!["path", "query", "header"].includes(toText(place.value))) {
    report(
      place,
      `Expected a parameter in \`path\`, \`query\` or \`header\`, found ${show(place.value)}, which is not supported yet.`,
    );
  } else if (place.value === "path" && required.value !== true) {
    report(
      required,
      "Expected `required: true`, as every path parameter is (OpenAPI 3.1 §4.8.12.1).",
    );
  }
}

function checkConstant(parameter: Place, report: Report): void {
  const constant = at(parameter, "schema", "const");
  if (rawAt(parameter, "in").value !== "header") {
    report(constant, "A `const` is supported in a header only so far.");
  } else if (!isHeaderValue(text(constant) ?? "")) {
    report(
      constant,
      `Expected a text that a header can carry (visible ASCII), found ${show(constant.value)}.`,
    );
  }
  if (rawAt(parameter, "required").value === true) {
    report(
      rawAt(parameter, "required"),
      "Expected `required: false`: a constant header is always sent, and nobody is asked for it.",
    );
  }
  for (const [key, place] of entries(at(parameter, "schema"))) {
    if (key === "type" ? place.value !== "string" : !["const", ...documentation].includes(key)) {
      report(place, `\`${key}\` beside \`const\` is not supported. Leave it out.`);
    }
  }
}

function checkSchema(schema: Place, report: Report): void {
  const type = rawAt(schema, "type");
  const keywords = new Map(Object.entries(checked)).get(toText(type.value));
  if (keywords === undefined || typeof type.value !== "string") {
    report(
      type,
      `Expected a parameter of \`type: string\` or \`type: integer\`, found ${show(type.value)}, which is not supported yet.`,
    );
    return;
  }
  const honoured = [...documentation, ...keywords];
  for (const [key, place] of entries(schema)) {
    if (!honoured.includes(key)) {
      report(
        place,
        `\`${key}\` of a parameter is not checked yet, and would be lost silently. Supported for \`${type.value}\`: ${list(honoured)}.`,
      );
    }
  }
  const format = rawAt(schema, "format");
  if (format.value !== undefined && format.value !== "uuid") {
    report(
      format,
      `Expected \`format: uuid\` or none, found ${show(format.value)}, which is not checked yet.`,
    );
  }
  checkBounds(rawAt(schema, "minLength"), rawAt(schema, "maxLength"), 0, report);
  checkBounds(rawAt(schema, "minimum"), rawAt(schema, "maximum"), Number.MIN_SAFE_INTEGER, report);
}

function checkBounds(low: Place, high: Place, least: number, report: Report): void {
  for (const bound of [low, high]) {
    if (
      bound.value !== undefined &&
      !(Number.isSafeInteger(bound.value) && Number(bound.value) >= least)
    ) {
      report(bound, `Expected an integer of at least ${least}, found ${show(bound.value)}.`);
    }
  }
  const [lowest, highest] = [low.value, high.value];
  if (typeof lowest === "number" && typeof highest === "number" && lowest > highest) {
    report(
      high,
      `Expected at least the lower bound ${show(low.value)}, found ${show(high.value)}.`,
    );
  }
}
