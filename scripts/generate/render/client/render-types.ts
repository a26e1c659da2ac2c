import { isBodiless } from "../../../openapi/documented-responses.ts";
import type { Model } from "../../model/model.ts";
import type { Parameter } from "../../model/parameters.ts";
import type { BodyModel } from "../../model/request-body.ts";
import { constraints } from "../readme/describe-value.ts";
import { docstring, join, nothing, type Source, source } from "../source-code.ts";

const operation = source`operations["deleteMember"]`;

/** Places of openapi-typescript's parameters that have no required one may be left out as a whole. */
function parameterType(parameter: Parameter, body: BodyModel | undefined): Source {
  const { name, in: place, required } = parameter;
  const parameters = source`${operation}["parameters"][${place}]`;
  const group = place === "path" ? parameters : source`NonNullable<${parameters}>`;
  const type = place === "body" ? bodyType(parameter, body) : source`${group}[${name}]`;
  return required ? type : source`${type} | undefined`;
}

/** The type of a part of the body, by the names that lead to it. */
function bodyType({ keys = [] }: Parameter, body: BodyModel | undefined): Source {
  const whole = source`NonNullable<${operation}["requestBody"]>["content"][${body?.mediaType ?? ""}]`;
  return keys.reduce((type, { name, required }, index) => {
    const part = source`${type}[${name}]`;
    return required || index === keys.length - 1 ? part : source`NonNullable<${part}>`;
  }, whole);
}

/** The parameters of the operation as one flat object (design §4). */
export function renderParameters(model: Model): Source {
  const { parameters, body } = model.operation;
  const members = parameters.map((parameter) => {
    const { name, required, description } = parameter;
    const text = docstring([description, constraints(parameter)].filter(Boolean).join(" "));
    return source`${text}${name}${required ? nothing : source`?`}: ${parameterType(parameter, body)};\n`;
  });
  const text = docstring("The parameters of `deleteMember`, by their names on the wire.");
  return source`${text}export interface DeleteMemberParameters {\n${join(members, "")}}\n`;
}

/** What a success gives. */
export function renderData({ operation: { responses } }: Model): Source {
  const bodies = responses
    .filter(({ status }) => typeof status === "number" && status < 300 && !isBodiless(status))
    .flatMap(({ status, mediaTypes }) => mediaTypes.map((mediaType) => ({ status, mediaType })))
    .map(
      ({ status, mediaType }) =>
        source`| ${operation}["responses"][${status}]["content"][${mediaType}]`,
    );
  if (bodies.length === 0) {
    return source`${docstring("A success has no documented body.")}export type DeleteMemberData = undefined;\n`;
  }
  const text = docstring(
    "The documented body of a success; `undefined` where the answer is empty.",
  );
  return source`${text}export type DeleteMemberData = ${join(bodies, "\n")} | undefined;\n`;
}
