import { parse } from "yaml";
import { smallSpec } from "./small-spec.ts";

/** What the request of a spec consists of, beside the parts of `smallSpec`. */
export interface RequestParts {
  readonly path?: string;
  /** In place of the one parameter that `smallSpec` has. */
  readonly id?: object;
  /** Beside the parameter of the path. */
  readonly parameters?: readonly object[];
  /** Those of the path. */
  readonly shared?: readonly object[];
  readonly body?: object;
  readonly schemas?: object;
}

/** `smallSpec` with another request, as JSON, which is YAML too. */
export function specWith(parts: RequestParts): string {
  const document = parse(smallSpec);
  const operation = document.paths["/members/{id}"].delete;
  const [id] = operation.parameters;
  const parameters = [parts.id ?? id, ...(parts.parameters ?? [])];
  if (parts.schemas !== undefined) document.components.schemas = parts.schemas;
  document.paths = {
    [parts.path ?? "/members/{id}"]: {
      ...(parts.shared && { parameters: parts.shared }),
      post: { ...operation, parameters, ...(parts.body && { requestBody: parts.body }) },
    },
  };
  return JSON.stringify(document, null, 1);
}

/** A JSON body that is always sent, of an object with some properties. */
export function jsonBody(properties: object, others: object = {}): object {
  const schema = { type: "object", properties, ...others };
  return { required: true, content: { "application/json": { schema } } };
}

export function formBody(properties: object, others: object = {}): object {
  const schema = { type: "object", properties, ...others };
  return { required: true, content: { "application/x-www-form-urlencoded": { schema } } };
}
