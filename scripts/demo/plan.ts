import type { Outcome } from "./agreement.ts";
import type { ProviderPackage } from "./provider-packages.ts";

/** One call to make: with which provider, about which of its people, and how it is to end. */
export interface Step {
  readonly provider: ProviderPackage;
  /** The number of the person. The leaver is 1. */
  readonly person: number;
  readonly expected: Extract<Outcome, "removed" | "refused" | "already gone" | "unknown">;
}

/** How many people each provider has at the start: three that calls are about, and one who must stay. */
export const people: readonly number[] = [1, 2, 3, 4];

/**
 * A removal with every provider; then one that is refused, one of a member who is already gone and one whose
 * answer is lost, each with another provider where there are enough.
 */
export function plan(providers: readonly ProviderPackage[]): Step[] {
  const removals = providers.map(
    (provider): Step => ({ provider, person: 1, expected: "removed" }),
  );
  const gone = mostTelling(providers);
  const others = providers.filter((provider) => provider !== gone);
  const [refusing = gone, losing = refusing] = others;
  return [
    ...removals,
    ...(refusing ? [{ provider: refusing, person: 2, expected: "refused" } as const] : []),
    ...(gone ? [{ provider: gone, person: 1, expected: "already gone" } as const] : []),
    ...(losing ? [{ provider: losing, person: 3, expected: "unknown" } as const] : []),
  ];
}

/** A provider that documents how it says "no such member"; best one that says it with another status than 404. */
function mostTelling(providers: readonly ProviderPackage[]): ProviderPackage | undefined {
  const telling = providers.filter((provider) => absentStatuses(provider).length > 0);
  return telling.find((provider) => !absentStatuses(provider).includes(404)) ?? telling[0];
}

function absentStatuses({ model }: ProviderPackage): number[] {
  return model.operation.absent.map(({ status }) => status);
}
