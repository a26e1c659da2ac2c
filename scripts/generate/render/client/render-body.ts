import { isForm } from "../../../openapi/http-names.ts";
import type { BodyModel, BodyTemplate } from "../../model/request-body.ts";
import { identifier, isIdentifier, join, type Source, source } from "../source-code.ts";

/** The runtime's `BodyDefinition`: a function that puts the caller's values into the body. */
export function renderBody({ mediaType, required, template }: BodyModel): Source {
  const given = hasParameter(template)
    ? source`(values) => (${renderTemplate(template)})`
    : constant(template);
  const parts = [
    ...(isForm(mediaType) ? [] : [source`${mediaType}`]),
    ...[given, ...(required ? [] : [source`true`])],
  ];
  return isForm(mediaType)
    ? source`formBody(${join(parts, ", ")})`
    : source`jsonBody(${join(parts, ", ")})`;
}

const constant = (template: BodyTemplate): Source => source`() => (${renderTemplate(template)})`;

function hasParameter(template: BodyTemplate): boolean {
  return template.some(
    ([, part]) =>
      part.kind === "parameter" || (part.kind === "object" && hasParameter(part.template)),
  );
}

function renderTemplate(template: BodyTemplate): Source {
  const properties = template.map(([name, part]) => {
    // In an object's literal this one sets the prototype, even between quotes (ECMA-262 §B.3.1).
    if (name === "__proto__") throw new Error("A body that sets a prototype was not checked.");
    if (part.kind === "constant") return source`${name}: ${part.value}`;
    if (part.kind === "parameter") return source`${name}: ${valueAt(name)}`;
    const inner = renderTemplate(part.template);
    return part.required ? source`${name}: ${inner}` : source`${name}: part(${inner})`;
  });
  return source`{ ${join(properties, ", ")} }`;
}

/** A value by its name, in the form that a linter wants. */
function valueAt(name: string): Source {
  return isIdentifier(name) ? source`values.${identifier(name)}` : source`values[${name}]`;
}

/** The names of the runtime's functions in it. */
export function namesInBody(body: BodyModel | undefined): string[] {
  if (body === undefined) return [];
  return [
    isForm(body.mediaType) ? "formBody" : "jsonBody",
    ...(hasPart(body.template) ? ["part"] : []),
  ];
}

function hasPart(template: BodyTemplate): boolean {
  return template.some(
    ([, part]) => part.kind === "object" && (!part.required || hasPart(part.template)),
  );
}
