import {
  type Check,
  type Definition,
  definitionOf,
  isStyled,
  isText,
  namesOfCheck,
  whereOf,
} from "./definition-of.ts";
import type { OperationModel, Parameter } from "./model.ts";
import { identifier, join, type Literal, nothing, type Source, source } from "./source.ts";
import { mayBe, type Where } from "./value.ts";

/** The parameters as the runtime checks them. */
export function renderParameterDefinitions({ parameters, body }: OperationModel): Source {
  const definitions = parameters.map((parameter) => {
    const { name, in: place, required, value, style } = parameter;
    const where = whereOf(parameter, body?.mediaType);
    const { type, check } = definitionOf(value, where);
    const fields = [
      source`in: ${place}`,
      ...(type === undefined ? [] : [source`type: ${type}`]),
      ...(required ? [] : [source`optional: true`]),
      ...(check === undefined ? [] : [source`check: ${renderCheck(check, where)}`]),
      ...(isStyled(parameter) && style
        ? [source`write: styled(${style.style}, ${style.explode})`]
        : []),
    ];
    return source`${name}: { ${join(fields, ", ")} }`;
  });
  return source`{\n${join(definitions, ", ")}}`;
}

/** What stands in an array, an object or a choice; in a path, a query and a header it is text as all is there. */
function renderInner({ type, check }: Definition, where: Where, required = true): Source {
  const fields = [
    ...(isText(where) ? [source`in: ${where}`] : []),
    ...(type === undefined ? [] : [source`type: ${type}`]),
    ...(required ? [] : [source`optional: true`]),
    ...(check === undefined ? [] : [source`check: ${renderCheck(check, where)}`]),
  ];
  return fields.length === 0 ? source`{}` : source`{ ${join(fields, ", ")} }`;
}

function renderCheck(check: Check, where: Where): Source {
  const call = (given: readonly Source[]): Source =>
    source`${identifier(check.name)}(${join(given, ", ")})`;
  if (check.name === "bounds") return call([source`${check.bounds}`]);
  if (check.name === "among") return call(check.values.map((value) => source`${value}`));
  if (check.name === "all") return call(check.of.map((one) => renderCheck(one, where)));
  if (check.name === "either") return call(check.of.map((one) => renderInner(one, where)));
  if (check.name === "list")
    return call([renderInner(check.items, where), ...optional(check.bounds)]);
  if (check.name !== "record") return identifier(check.name);
  const properties = check.properties.map(
    ({ name, required, ...one }) => source`${name}: ${renderInner(one, where, required)}`,
  );
  const { additional } = check;
  const others = additional === true ? source`true` : additional && renderInner(additional, where);
  const known = properties.length === 0 ? source`{}` : source`{ ${join(properties, ", ")} }`;
  return call([known, ...(others ? [others] : [])]);
}

const optional = (literal: Literal | undefined): Source[] =>
  literal === undefined ? [] : [source`${literal}`];

/** The names of the runtime's functions in the definitions. */
export function namesInParameters({ parameters, body }: OperationModel): string[] {
  return parameters.flatMap((parameter) => [
    ...namesOfCheck(definitionOf(parameter.value, whereOf(parameter, body?.mediaType)).check),
    ...(isStyled(parameter) ? ["styled"] : []),
  ]);
}

/** The path with the signs of its styles (RFC 6570); nothing where it is as OpenAPI writes it. */
export function renderTemplate({ path, parameters }: OperationModel): Source {
  const inPath = new Map(
    parameters.flatMap((one) => (one.in === "path" ? [[one.name, one] as const] : [])),
  );
  const template = path.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const parameter = inPath.get(name);
    return parameter === undefined ? whole : `{${expression(parameter)}}`;
  });
  return template === path ? nothing : source`template: ${template}`;
}

function expression({ name, style, value }: Parameter): string {
  const sign = style?.style === "label" ? "." : style?.style === "matrix" ? ";" : "";
  const isMany = mayBe(value, "array") || mayBe(value, "object");
  return `${sign}${name}${style?.explode && isMany ? "*" : ""}`;
}
