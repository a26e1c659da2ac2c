import type { Provider } from "./providers.ts";

/** As much of a provider as decides which code of the runtime its calls go through. */
interface Traits extends Pick<Provider, "spec" | "absent"> {
  readonly operation: Pick<Provider["operation"], "method" | "credentials" | "statuses"> & {
    readonly parameters: readonly { readonly in: string; readonly type?: unknown }[];
  };
}

/**
 * The fewest providers that have between them what all have: each method, place and type of a parameter, number of
 * credentials and kind of answer. What costs minutes for each provider is tested with these, so that it costs as much
 * with a hundred providers.
 */
export function representatives<Given extends Traits>(providers: readonly Given[]): Given[] {
  const missing = new Set(providers.flatMap(traitsOf));
  const chosen: Given[] = [];
  const gain = (provider: Given): number =>
    traitsOf(provider).filter((trait) => missing.has(trait)).length;
  while (missing.size > 0) {
    const best = providers.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    for (const trait of traitsOf(best)) missing.delete(trait);
    chosen.push(best);
  }
  return chosen;
}

function traitsOf({ spec, absent, operation }: Traits): string[] {
  const { method, parameters, credentials, statuses } = operation;
  const successes = statuses.filter((status) => /^2/.test(`${status}`));
  return [
    ...[`method ${method}`, `absent ${absent.length > 0}`],
    ...parameters.map(({ in: place, type }) => `${place} ${type}`),
    ...credentials.map((names) => `${names.length} credentials`),
    ...(credentials.length > 1 ? ["alternatives"] : []),
    ...(credentials.flat().includes("clientSecret") ? ["client secret"] : []),
    ...successes.map((status) => `success ${status === 204 ? "empty" : "with a body"}`),
    ...("x-rate-limit-reset" in spec ? ["rate limit"] : []),
  ];
}
