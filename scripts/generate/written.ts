import type { BodyModel, Parameter } from "./model.ts";
import { isForm, mayBe, type Where } from "./value.ts";

/** Where the values of a parameter are sent. */
export function whereOf(parameter: Parameter, body: BodyModel | undefined): Where {
  if (parameter.in !== "body") return parameter.in;
  return isForm(body?.mediaType) ? "form" : "json";
}

/** Whether a parameter is written otherwise than the runtime does by itself. */
export function isStyled({ in: where, value, style }: Parameter): boolean {
  if (style === undefined || where === "path" || where === "body") return false;
  const isUsual = style.style === "form" && style.explode;
  const isDeep = style.style === "deepObject";
  // The platform would put a space after each comma.
  if (where === "header") return mayBe(value, "array") || mayBe(value, "object");
  return (mayBe(value, "array") && !isUsual) || (mayBe(value, "object") && !isDeep);
}

/** What stands between the parts of an array or an object that is written as one text (OpenAPI 3.1 §4.8.12.3). */
export function separatorOf({ in: where, style: written }: Parameter): string | undefined {
  if (written === undefined) return undefined;
  const { style, explode } = written;
  if (style === "spaceDelimited") return " ";
  if (style === "pipeDelimited") return "|";
  if (style === "label" && explode) return ".";
  if (style === "matrix" && explode) return ";";
  // Exploded, each part is a parameter of the query by itself.
  return where === "query" && explode ? undefined : ",";
}

/** The sign of RFC 6570 before and after a name in the template of a path. */
export function expressionOf({ name, style, value }: Parameter): string {
  const sign = style?.style === "label" ? "." : style?.style === "matrix" ? ";" : "";
  const isMany = mayBe(value, "array") || mayBe(value, "object");
  return `${sign}${name}${style?.explode && isMany ? "*" : ""}`;
}
