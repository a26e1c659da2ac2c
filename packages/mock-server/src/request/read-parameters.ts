import { headerValues } from "../http/headers.ts";
import type { ReceivedRequest } from "../http/received-request.ts";
import type { PathTexts } from "../http/router.ts";
import type { Pair } from "../http/urlencoded.ts";
import type { Parameter } from "../spec/parameter.ts";
import { kindsOf } from "../spec/read-schema.ts";
import type { SchemaValidator } from "../spec/schema-validator.ts";
import { parsePairs, parseText } from "./style.ts";
import {
  missing,
  type ParameterReading,
  repeated,
  validateParameter,
} from "./validate-parameter.ts";

/** Reads a parameter of the path or a header. */
export function readText(
  validator: SchemaValidator,
  parameter: Parameter,
  received: ReceivedRequest,
  path: PathTexts,
): ParameterReading {
  const { name } = parameter;
  const texts = parameter.in === "path" ? [path[name] ?? ""] : headerValues(received.headers, name);
  if (texts.length === 0) return missing(validator, parameter);
  if (texts.length > 1 && isScalar(validator, parameter)) return repeated(parameter, texts.length);
  // Several headers of one name are one list (RFC 9110 §5.3).
  const sent = texts.join(",");
  return validateParameter(validator, parameter, sent, (kind) => parseText(parameter, kind, sent));
}

export interface PairReadings {
  readonly readings: ReadonlyMap<Parameter, ParameterReading>;
  /** The names that are not documented. */
  readonly unknown: readonly string[];
}

/** Reads the parameters of a query or a form. */
export function readPairs(
  validator: SchemaValidator,
  parameters: readonly Parameter[],
  pairs: readonly Pair[],
): PairReadings {
  const known = new Set(parameters.map(({ name }) => name));
  const others = pairs.map(({ name }) => name).filter((name) => !known.has(name));
  const readings = parameters.map((parameter): [Parameter, ParameterReading] => {
    const own = pairs.filter(({ name }) => name === parameter.name);
    return [parameter, readOwnPairs(validator, parameter, own)];
  });
  return { readings: new Map(readings), unknown: [...new Set(others)] };
}

function readOwnPairs(
  validator: SchemaValidator,
  parameter: Parameter,
  pairs: readonly Pair[],
): ParameterReading {
  if (pairs.length === 0) return missing(validator, parameter);
  const texts = pairs.map(({ raw }) => raw);
  if (pairs.length > 1 && isScalar(validator, parameter)) return repeated(parameter, texts.length);
  return validateParameter(validator, parameter, texts.join("&"), (kind) =>
    parsePairs(parameter, kind, pairs),
  );
}

function isScalar({ document }: SchemaValidator, { schema }: Parameter): boolean {
  return kindsOf(document, schema).every((kind) => kind === "scalar");
}
