import type { BodyModel, Parameter } from "./model.ts";
import { isForm, mayBe, type Where } from "./schema/value-type.ts";

/** Where the values of a parameter are sent. */
export function whereOf(parameter: Parameter, body: BodyModel | undefined): Where {
  if (parameter.in !== "body") return parameter.in;
  return isForm(body?.mediaType) ? "form" : "json";
}

/** The runtime's function that writes a parameter, where openapi-fetch would write it in another way. */
export function writerOf({ in: where, value, separator }: Parameter): string | undefined {
  if (separator === undefined || !mayBe(value, "array")) return undefined;
  if (where === "query") return "commaSeparatedQuery";
  // The platform would put a space after each comma.
  return where === "header" ? "commaSeparatedHeader" : undefined;
}
