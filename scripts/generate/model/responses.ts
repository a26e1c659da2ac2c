import {
  child,
  type DocumentNode,
  describe,
  entries,
  items,
  type Report,
  resolve,
  resolvedChild,
} from "../../openapi/document-node.ts";
import { isBodiless, isRange } from "../../openapi/documented-responses.ts";
import { isJson } from "../../openapi/http-names.ts";
import { show } from "../../openapi/problem.ts";
import { onlyValueOf } from "./schema/constant.ts";
import type { Scalar } from "./schema/value-type.ts";

export interface ResponseModel {
  /** By number; a range or `default` for what no number says. */
  readonly status: number | "4XX" | "5XX" | "default";
  readonly description: string;
  readonly mediaTypes: readonly string[];
}

/** What the documented body of a success must have, where its keys lead. */
export interface ConstantModel {
  readonly status: number;
  readonly keys: readonly string[];
  readonly equals: Scalar;
}

export interface ResponsesModel {
  readonly responses: readonly ResponseModel[];
  /** The media types of all of them, for the header `Accept`. */
  readonly accept: string;
  /** What the documented bodies of successes require. */
  readonly constants: readonly ConstantModel[];
}

/** The documented answers: their statuses, the media types of their bodies, and what a success must say. */
export function readResponses(operation: DocumentNode, report: Report): ResponsesModel {
  const node = resolvedChild(operation, "responses");
  const statuses = entries(node).map(([status]) => status);
  if (!statuses.some((status) => /^2\d\d$/.test(status))) {
    report(
      node,
      "response/no-success",
      `Expected at least one documented success by its number (a 2xx), found ${show(statuses)}.`,
    );
  }
  const responses = entries(node).map(([status, response]) =>
    readResponse(status, response, report),
  );
  const accepted = new Set(responses.flatMap(({ mediaTypes }) => mediaTypes));
  const constants = entries(node).flatMap(([status, response]) =>
    readConstants(Number(status), response, report),
  );
  return { responses, accept: [...accepted].join(", ") || "*/*", constants };
}

/** `type/subtype` in lower case and without parameters (RFC 9110 §8.3.1). */
const mediaTypeName = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/;

function readResponse(status: string, response: DocumentNode, report: Report): ResponseModel {
  if (!/^[2-5]\d\d$/.test(status) && !isRange(status)) report(response, ...statusProblem(status));
  const contents = entries(resolvedChild(response, "content"));
  for (const [mediaType, node] of contents) {
    if (!mediaTypeName.test(mediaType)) {
      report(
        node,
        "response/media-type",
        `Expected a media type in lower case and without parameters, such as \`application/json\`, found ${show(mediaType)}.`,
      );
    } else if (status.startsWith("2") && !isBodiless(Number(status)) && !isJson(mediaType)) {
      report(
        node,
        "response/success-not-json",
        `The body of a success is read as JSON, found ${show(mediaType)}. Leave it out, since the client asks for JSON; an empty body has no \`content\`.`,
      );
    }
  }
  return {
    status: isRange(status) ? status : Number(status),
    description: describe(response),
    mediaTypes: contents.map(([mediaType]) => mediaType),
  };
}

function statusProblem(status: string): readonly [code: string, message: string] {
  const found = `found ${show(status)}`;
  const range = status.toUpperCase();
  if (range === "2XX")
    return [
      "response/success-range",
      `Expected each success by its number, such as \`204\`, ${found}: which 2xx is a removal must be written out.`,
    ];
  if (range === "1XX" || range === "3XX")
    return [
      "response/range",
      `Expected a status from 200 to 599, \`4XX\`, \`5XX\` or \`default\`, ${found}: no call ends well by a 1xx or a 3xx. Write out the statuses that the provider documents, or remove it.`,
    ];
  const hint = isRange(range) ? ` Write \`${range}\`.` : "";
  return [
    "response/status",
    `Expected a status from 200 to 599, \`4XX\`, \`5XX\` or \`default\`, ${found}.${hint}`,
  ];
}

/** A value that a body must have, and the keys that lead to it. */
type Required = Omit<ConstantModel, "status">;

/** More than any answer has; references can make a small document huge. */
const most = 100;

/**
 * The constants that the documented body of a success requires (design §4, rule 5): a `const`, or the one value of an
 * `enum`, in objects that are required and can be nothing else. Of several media types, what all of them require.
 */
function readConstants(status: number, response: DocumentNode, report: Report): ConstantModel[] {
  if (!(status >= 200 && status <= 299) || isBodiless(status)) return [];
  const bodies = entries(resolvedChild(response, "content")).map(([, content]) => {
    const schema = resolvedChild(content, "schema");
    const found = requiredIn(schema, new Map(), report);
    if (found.length <= most) return found;
    report(
      schema,
      "response/too-many-constants",
      `This body requires more than ${most} constants. Describe less of it.`,
    );
    return [];
  });
  return common(bodies).map((one) => ({ status, ...one }));
}

/** @param known what has been found in each schema; nothing while it is looked through, so that a circle ends. */
function requiredIn(
  node: DocumentNode,
  known: Map<unknown, Required[]>,
  report: Report,
): Required[] {
  const schema = resolve(node);
  const before = known.get(schema.value);
  if (before !== undefined) return before;
  known.set(schema.value, []);
  const constant = onlyValueOf(schema);
  const found = constant === undefined ? below(schema, known, report) : one(constant, report);
  const distinct = [...new Map(found.map((each) => [toKey(each), each])).values()];
  known.set(schema.value, distinct.slice(0, most + 1));
  return distinct;
}

function one(constant: DocumentNode, report: Report): Required[] {
  const { value } = constant;
  if (value === null || typeof value !== "object") return [{ keys: [], equals: value as Scalar }];
  report(
    constant,
    "response/constant-not-scalar",
    `A success is held against what it must contain: expected a text, a number, a boolean or null, found ${show(value)}. Write the parts out, each with its \`const\` and \`required\`.`,
  );
  return [];
}

function below(schema: DocumentNode, known: Map<unknown, Required[]>, report: Report): Required[] {
  const inside = (part: DocumentNode) => requiredIn(part, known, report);
  // What may be null or a list, too, need not have the properties of an object.
  const isObject = [child(schema, "type").value ?? "object"]
    .flat()
    .every((one) => one === "object");
  const own = (isObject ? items(child(schema, "required")) : []).flatMap(({ value }) =>
    inside(child(schema, "properties", String(value))).map(({ keys, equals }) => {
      return { keys: [String(value), ...keys], equals };
    }),
  );
  const all = items(child(schema, "allOf")).flatMap(inside);
  const choices = ["oneOf", "anyOf"].flatMap((key) =>
    common(items(child(schema, key)).map(inside)),
  );
  return [...own, ...all, ...choices];
}

const toKey = ({ keys, equals }: Required): string => JSON.stringify([keys, equals]);

/** What is in every one of several lists. */
function common([first = [], ...others]: readonly (readonly Required[])[]): readonly Required[] {
  const keys = others.map((list) => new Set(list.map(toKey)));
  return first.filter((each) => keys.every((set) => set.has(toKey(each))));
}
