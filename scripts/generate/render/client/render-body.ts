import type { BodyModel, BodyTemplate } from "../../model/model.ts";
import { isForm } from "../../model/schema/value-type.ts";
import { identifier, isIdentifier, join, type Source, source } from "../source-code.ts";

/** The runtime's `BodyDefinition`: a function that puts the caller's values into the body. */
export function renderBody({ mediaType, required, frame }: BodyModel): Source {
  const given = hasLeaf(frame) ? source`(values) => (${renderFrame(frame)})` : constant(frame);
  const parts = [
    ...(isForm(mediaType) ? [] : [source`${mediaType}`]),
    ...[given, ...(required ? [] : [source`true`])],
  ];
  return isForm(mediaType)
    ? source`formBody(${join(parts, ", ")})`
    : source`jsonBody(${join(parts, ", ")})`;
}

const constant = (frame: BodyTemplate): Source => source`() => (${renderFrame(frame)})`;

function hasLeaf(frame: BodyTemplate): boolean {
  return frame.some(
    ([, part]) => part.kind === "leaf" || (part.kind === "frame" && hasLeaf(part.frame)),
  );
}

function renderFrame(frame: BodyTemplate): Source {
  const properties = frame.map(([name, part]) => {
    // In an object's literal this one sets the prototype, even between quotes (ECMA-262 §B.3.1).
    if (name === "__proto__") throw new Error("A body that sets a prototype was not checked.");
    if (part.kind === "constant") return source`${name}: ${part.value}`;
    if (part.kind === "leaf") return source`${name}: ${valueAt(name)}`;
    const inner = renderFrame(part.frame);
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
    ...(hasPart(body.frame) ? ["part"] : []),
  ];
}

function hasPart(frame: BodyTemplate): boolean {
  return frame.some(([, part]) => part.kind === "frame" && (!part.required || hasPart(part.frame)));
}
