import { child, type DocumentNode, describe, resolve } from "../../openapi/document-node.ts";
import { show } from "../../openapi/problem.ts";
import type { Literal } from "../render/source-code.ts";
import type { BodyKey, BodyTemplate, BodyTemplatePart, Parameter } from "./model.ts";
import { checkName, claim, type Taken } from "./parameter-name.ts";
import { exampleIn } from "./read-parameters.ts";
import { isObject, type ObjectShape, shapeOf } from "./schema/object-shape.ts";
import { readDefault } from "./schema/read-default.ts";
import { readValue } from "./schema/read-value.ts";
import { enterSchema, type SchemaContext } from "./schema/schema-context.ts";
import { documentation, isOf, refuseOthers } from "./schema/schema-keywords.ts";

/** What a frame is read with: where it stands in the body, and what has been found so far. */
export interface Around {
  readonly reading: SchemaContext;
  readonly taken: Taken;
  readonly parameters: Parameter[];
  readonly keys: readonly BodyKey[];
  /** Why everything in it may be left out: the body or the frame that may be; undefined where it is always sent. */
  readonly optional: string | undefined;
  readonly example: unknown;
}

/** The whole body: an object that is taken apart. */
export function readWhole(node: DocumentNode, around: Around): BodyTemplate | undefined {
  const entered = enterSchema(node, around.reading);
  if (entered === undefined) return undefined;
  const { schema, inner } = entered;
  const shape = isObject(schema) ? shapeOf(schema, inner) : undefined;
  if (shape === undefined || !isFrame(shape)) {
    around.reading.report(
      node,
      "Expected an object with `properties` and without others, which the client takes apart into parameters. Describe the properties.",
    );
    return undefined;
  }
  return readFrame(shape, { ...around, reading: inner });
}

/** An object that is taken apart: all that it may hold is known. */
export function isFrame({ properties, additional, isNullable }: ObjectShape): boolean {
  return properties.size > 0 && additional === undefined && !isNullable;
}

function readFrame(shape: ObjectShape, around: Around): BodyTemplate {
  return [...shape.properties].flatMap(([name, node]) => {
    const keys = [...around.keys, { name, required: shape.required.has(name) }];
    const example = isOf("object", around.example) ? Object(around.example)[name] : undefined;
    const part = readPart(node, { ...around, keys, example });
    return part === undefined ? [] : [[name, part] as const];
  });
}

/** The part at the last of `keys`. */
function readPart(node: DocumentNode, around: Around): BodyTemplatePart | undefined {
  const { keys, optional, reading } = around;
  const { name = "", required = false } = keys.at(-1) ?? {};
  const schema = resolve(node);
  if (child(schema, "const").value !== undefined) return readConstant(schema, around);
  if (required && optional !== undefined)
    reading.report(
      node,
      `${show(name)} is required in ${optional}, so whether it is there can't be told. Make the whole required, or the part optional.`,
    );
  // A form is flat: an object in it is refused as what it is.
  const entered =
    reading.where === "json" && isObject(schema) ? enterSchema(node, reading) : undefined;
  const shape = entered && shapeOf(schema, entered.inner);
  if (entered === undefined || shape === undefined || !isFrame(shape))
    return readLeaf(node, around);
  const inside = required ? optional : `the part ${show(name)}, which may be left out`;
  const before = around.parameters.length;
  const frame = readFrame(shape, { ...around, reading: entered.inner, optional: inside });
  if (inside !== undefined && around.parameters.length === before)
    reading.report(
      node,
      `The part ${show(name)} holds nothing to give and would never be sent. List it in \`required\`, or leave it out.`,
    );
  return { kind: "frame", required, frame };
}

/** Any JSON value that is filled in by the client. */
function readConstant(schema: DocumentNode, { optional, reading }: Around): BodyTemplatePart {
  const { report, where } = reading;
  const constant = child(schema, "const");
  const type = child(schema, "type").value;
  refuseOthers(schema, [...documentation, "const", "type"], "a constant", report);
  if (optional !== undefined)
    report(
      constant,
      `A constant is always sent, and this one stands in ${optional}. Make the whole required, or leave the constant out.`,
    );
  const flat = where === "json" || ["string", "number", "boolean"].includes(typeof constant.value);
  if (!flat || !isOf(type, constant.value))
    report(
      constant,
      `Expected ${flat ? `a value of ${show(type)}` : "a text, a number or a boolean in a form"}, found ${show(constant.value)}.`,
    );
  return { kind: "constant", value: constant.value as Literal };
}

function readLeaf(node: DocumentNode, around: Around): BodyTemplatePart | undefined {
  const { keys, reading, taken, parameters } = around;
  const { name = "", required = false } = keys.at(-1) ?? {};
  checkName(node, name, "body", reading.report);
  claim(node, name, "body", taken, reading.report);
  const value = readValue(node, reading);
  if (value === undefined) return undefined;
  const schema = resolve(node);
  parameters.push({
    ...{ name, in: "body", required, value, keys, description: describe(node) },
    example: exampleIn(schema) ?? around.example,
    default: readDefault(schema, value, reading.report),
  });
  return { kind: "leaf" };
}
