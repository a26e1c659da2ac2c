import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { child, type DocumentNode, isMapping, type Report } from "../../openapi/document-node.ts";
import { fromPointer, list, show } from "../../openapi/problem.ts";
import { type DialectSchema, dialect, type Kind, objectKinds } from "./spec-dialect.ts";

let compiled: ValidateFunction | undefined;

/** Compiled when it is first needed, and once: that takes longer than to check a spec. */
function validator(): ValidateFunction {
  compiled ??= new Ajv2020({
    allErrors: true,
    // An error brings the value and the part of the schema that it does not fit.
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    // A test does: the schema of schemas takes longer to compile than ours, in each run.
    validateSchema: false,
    code: { optimize: false },
  })
    .addVocabulary(["errorMessage"])
    .compile(dialect);
  return compiled;
}

/**
 * Holds a document to the schema of the dialect. What is said of a key or of an extension is told at once. What is
 * said of another value waits for `later`: a check that knows what the value is for may have said it better.
 */
export function checkDialect(document: DocumentNode, report: Report): (later: Report) => void {
  const validate = validator();
  if (validate(document.value)) return () => {};
  const waiting: Parameters<Report>[] = [];
  for (const error of (validate.errors ?? []).filter(isOwn)) {
    const [isKey, ...problem] = told(error, document);
    if (isKey || isExtension(error)) report(...problem);
    else waiting.push(problem);
  }
  return (later) => {
    for (const problem of waiting) later(...problem);
  };
}

/** What a choice says of itself is enough, without what each of its ways says. */
function isOwn({ keyword, schemaPath, data, params }: ErrorObject): boolean {
  if (keyword === "if" || keyword === "propertyNames") return false;
  if (/\/(anyOf|oneOf)\/\d/.test(schemaPath)) return false;
  // An object in the place of which no reference may stand is told that alone.
  const isReference = isMapping(data) && Object.hasOwn(data, "$ref");
  return !isReference || keyword === "additionalProperties" || params.missingProperty === undefined;
}

/** Of our own extensions this check knows best. */
const isExtension = ({ instancePath }: ErrorObject): boolean =>
  /\/x-(removal|rate-limit-reset)(\/|$)/.test(instancePath);

/** Whether it is a key that is wrong, where, and what. */
function told(
  error: ErrorObject,
  document: DocumentNode,
): readonly [isKey: boolean, ...problem: Parameters<Report>] {
  const { keyword, params, propertyName, instancePath } = error;
  const found = child(document, ...fromPointer(instancePath));
  const schema = (error.parentSchema ?? {}) as DialectSchema;
  const { additionalProperty: unknown, missingProperty: missing } = params;
  if (unknown !== undefined) return [true, child(found, unknown), ...notSupported(unknown, schema)];
  if (propertyName === "$ref") return [true, child(found, propertyName), ...noReference];
  if (propertyName !== undefined)
    return [
      true,
      child(found, propertyName),
      "dialect/name",
      expected(schema, propertyName, error),
    ];
  if (missing !== undefined)
    return [
      false,
      isExtension(error) ? found : child(found, missing),
      "dialect/missing",
      `Expected \`${missing}\` here, found nothing. Add it.`,
    ];
  // The only pattern of a text of ours that a text with words fails says that there are none.
  const isBlank = keyword === "pattern" && params.pattern === "\\S";
  return [isBlank, found, "dialect/value", expected(schema, found.value, error)];
}

type CodeAndMessage = readonly [code: string, message: string];

const noReference: CodeAndMessage = [
  "dialect/reference",
  "A $ref is not supported here. Write the value out.",
];

function notSupported(key: string, { properties = {} }: DialectSchema): CodeAndMessage {
  const supported = Object.keys(properties);
  if (supported.includes("$ref"))
    return [
      "dialect/beside-reference",
      `\`${key}\` beside a $ref would be lost silently. Only \`description\` may stand there.`,
    ];
  if (key === "$ref") return noReference;
  if (key.startsWith("x-"))
    return [
      "dialect/unknown-extension",
      `\`${key}\` is an extension that nothing reads here. There are ${extensions()}: remove it.`,
    ];
  return [
    "dialect/unknown-keyword",
    `\`${key}\` is not supported here yet, and would be lost silently. Supported: ${list(supported)}.`,
  ];
}

/** Every extension, and the objects that may have it. */
function extensions(): string {
  const holders = new Map<string, Kind[]>();
  for (const [kind, fields] of Object.entries(objectKinds))
    for (const key of Object.keys(fields).filter((name) => name.startsWith("x-")))
      holders.set(key, [...(holders.get(key) ?? []), kind]);
  return [...holders].map(([key, kinds]) => `\`${key}\` (${kinds.join(", ")})`).join(", ");
}

const typeNames: Readonly<Record<string, string>> = {
  ...{ string: "a text", boolean: "`true` or `false`", number: "a number", integer: "an integer" },
  ...{ array: "a list", object: "an object" },
};

/** `Expected a, found b. What to do.` */
function expected(
  schema: DialectSchema,
  value: unknown,
  { keyword, message }: ErrorObject,
): string {
  const { errorMessage, type, enum: choices, const: constant } = schema;
  const found = `, found ${show(value)}.`;
  // What is found stands at the end of the first sentence, if that leaves it open.
  const saysFound = errorMessage?.includes(", found ") ?? false;
  if (errorMessage !== undefined && saysFound && keyword !== "type") return errorMessage;
  if (errorMessage !== undefined && !saysFound)
    return errorMessage.replace(/\.(?= |$)/, () => found);
  if (choices !== undefined) return `Expected one of ${list(choices.map(String))}${found}`;
  if (constant !== undefined)
    return `Expected ${show(constant)} or nothing${found} Mend it, or leave the key out.`;
  const name = keyword === "type" ? typeNames[String(type)] : undefined;
  return name === undefined
    ? `Expected a value that ${message}${found}`
    : `Expected ${name}${found}`;
}
