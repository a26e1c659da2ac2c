import { exampleOf } from "../../scripts/generate/render/readme/example-value.ts";
import type { Provider, Values } from "./providers.ts";

/** A value for each required parameter, as the package's README has it: the spec's example, else one that fits. */
export function exampleParameters({ model }: Provider): Values {
  const required = model.operation.parameters.filter((parameter) => parameter.required);
  return Object.fromEntries(
    required.map((parameter, index) => [
      parameter.name,
      exampleOf(parameter, index + 1) as Values[string],
    ]),
  );
}
