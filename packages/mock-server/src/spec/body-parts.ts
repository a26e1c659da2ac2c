import type { OpenApiDocument, Schema } from "./document.ts";
import { escaped } from "./json-pointer.ts";
import { type Field, titleOf } from "./parameter.ts";
import { branchesOf, constantOf, kindsOf, propertiesOf } from "./read-schema.ts";

/** Takes the schema of a body apart: objects with properties and no others are frames, what stands in them is a leaf. */
export function leavesOf(document: OpenApiDocument, schema: Schema, required: boolean): Field[] {
  return leavesIn(document, schema, { required, keys: [], within: [] });
}

interface Stand {
  readonly required: boolean;
  readonly keys: readonly string[];
  /** The schemas on the way, so that one that contains itself ends. */
  readonly within: readonly Schema[];
}

function leavesIn(document: OpenApiDocument, schema: Schema, stand: Stand): Field[] {
  const isRequired = requiredOf(document, schema);
  return [...propertiesOf(document, schema).named].flatMap(([name, property]) => {
    const keys = [...stand.keys, name];
    const required = stand.required && isRequired.has(name);
    const within = [...stand.within, schema];
    if (isFrame(document, property) && !within.includes(property))
      return leavesIn(document, property, { required, keys, within });
    return [{ name, in: "body" as const, schema: property, required, keys, explode: true }];
  });
}

/** Whether a schema is an object whose properties are all known; a constant is sent as it is. */
export function isFrame(document: OpenApiDocument, schema: Schema): boolean {
  const { named, others } = propertiesOf(document, schema);
  const isChoice = branchesOf(document, schema).some(({ oneOf, anyOf }) => oneOf ?? anyOf);
  return (
    named.size > 0 &&
    others === undefined &&
    !isChoice &&
    constantOf(document, schema) === undefined
  );
}

function requiredOf(document: OpenApiDocument, schema: Schema): Set<unknown> {
  return new Set(
    branchesOf(document, schema).flatMap(({ required }) => (required ?? []) as unknown[]),
  );
}

/**
 * What a schema would let pass in an object that was sent, and the documentation would not: a property that it does
 * not tell of, and a constant that is left out.
 */
export function frameProblems(
  document: OpenApiDocument,
  schema: Schema,
  value: unknown,
  path = "",
): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const { named, others } = propertiesOf(document, schema);
  const branches = branchesOf(document, schema);
  const isSaid = others !== undefined || branches.some((one) => one.additionalProperties === false);
  const isChoice = branches.some(({ oneOf, anyOf }) => oneOf ?? anyOf);
  const unknown = Object.keys(value).filter((name) => !isSaid && !named.has(name));
  const required = requiredOf(document, schema);
  return [
    ...unknown.map(
      (name) =>
        `${path}/${escaped(name)} is not documented; expected ${[...named.keys()].join(" or ")}`,
    ),
    ...[...named].flatMap(([name, property]) => {
      const place = `${path}/${escaped(name)}`;
      if (Object.hasOwn(value, name))
        return frameProblems(document, property, (value as Record<string, unknown>)[name], place);
      const constant = constantOf(document, property);
      return constant === undefined || isChoice || required.has(name)
        ? []
        : [`${place} must be ${JSON.stringify(constant.value)}, but it is missing`];
    }),
  ];
}

/** The fields of a form: one flat object. Throws a sentence where it has a part that no form can say. */
export function formFieldsOf(slug: string, document: OpenApiDocument, schema: Schema): Field[] {
  const required = requiredOf(document, schema);
  return [...propertiesOf(document, schema).named].map(([name, property]) => {
    const field = {
      name,
      in: "body" as const,
      schema: property,
      required: required.has(name),
      explode: true,
    };
    if (!kindsOf(document, property).includes("object")) return field;
    throw new Error(
      `The ${titleOf(field)} of ${slug} can't be played: a form has scalars and lists of them, found an object.`,
    );
  });
}
