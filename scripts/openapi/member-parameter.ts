import { templateNames } from "./url-template.ts";

interface Candidate {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
}

/**
 * The parameter that says who is removed: the one that `x-removal` names, else the last of the path, else the first
 * required one of the query, then of the body. Undefined where there is none.
 */
export function memberParameter<Parameter extends Candidate>(
  path: string,
  parameters: readonly Parameter[],
  named: string | undefined,
): Parameter | undefined {
  const required = parameters.filter((parameter) => parameter.required);
  const wanted = named ?? templateNames(path).at(-1);
  if (wanted !== undefined) return required.find(({ name }) => name === wanted);
  const inOrder = ["query", "body"].flatMap((place) => required.filter((one) => one.in === place));
  return inOrder[0];
}
