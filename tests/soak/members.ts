import type { MockProvider } from "@offboard/mock-server";
import { memberOf, valuesOf } from "../support/parameters.ts";
import type { Provider } from "../support/providers.ts";
import { personOf } from "../support/stage.ts";
import { validValue } from "../support/valid-values.ts";
import { firstLeaver, type Removal } from "./removal.ts";

/**
 * Makes those members of a provider who are to be removed, and others whom nobody may touch: some of the same
 * organization, and where there is another one, those with the leavers' ids in that.
 *
 * @returns gives those of the others who are members no longer.
 */
export function addMembers(
  provider: Provider,
  mock: MockProvider,
  removals: readonly Removal[],
): () => string[] {
  const { operation, slug } = provider;
  const parameter = memberOf(operation);
  const everything = valuesOf(operation, "all");
  const { organization } = personOf(provider, everything);
  const changed = Object.fromEntries(
    operation.parameters
      .filter(({ name }) => name in organization)
      .map((one) => [one.name, validValue(one, 99)]),
  );
  const { organization: elsewhere } = personOf(provider, { ...everything, ...changed });
  const memberBefore = (index: number) => {
    const value = validValue(parameter, firstLeaver - 1 - index);
    return personOf(provider, { ...everything, [parameter.name]: value }).member;
  };
  const hasTwins = JSON.stringify(organization) !== JSON.stringify(elsewhere);
  for (const { drawn, member } of removals) if (drawn.isMember) mock.add(organization, member);
  const others = [
    ...Array.from({ length: 20 }, (_, index) => ({
      organization,
      member: memberBefore(index),
    })),
    ...(hasTwins ? removals.map(({ member }) => ({ organization: elsewhere, member })) : []),
  ];
  for (const one of others) mock.add(one.organization, one.member);
  return () =>
    others
      .filter((one) => !mock.has(one.organization, one.member))
      .map((one) => `${slug}: ${JSON.stringify(one)}`);
}
