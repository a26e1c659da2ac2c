import type { MockProvider } from "@offboard/mock-server";
import { type Leaver, leaverNumber, otherValue } from "../support/leaver.ts";
import { firstLeaver, type Removal } from "./removal.ts";
import type { Subject } from "./subjects.ts";

/**
 * Makes those members of a provider who are to be removed, and others whom nobody may touch: some of the same
 * organization, and where there is another one, those with the leavers' ids in that.
 *
 * @returns gives those of the others who are members no longer.
 */
export function addMembers(
  { slug, leaver }: Subject,
  mock: MockProvider,
  removals: readonly Removal[],
): () => string[] {
  const { organization } = leaver;
  const elsewhere = Object.fromEntries(
    Object.entries(organization).map(([name, value]) => [name, otherValue(value)]),
  ) as Leaver["organization"];
  const hasTwins = Object.keys(organization).length > 0;
  for (const { drawn, member } of removals) if (drawn.isMember) mock.add(organization, member);
  const others = [
    ...Array.from({ length: 20 }, (_, index) => leaverNumber(leaver, firstLeaver - 1 - index)),
    ...(hasTwins ? removals.map(({ member }) => ({ organization: elsewhere, member })) : []),
  ];
  for (const one of others) mock.add(one.organization, one.member);
  return () =>
    others
      .filter((one) => !mock.has(one.organization, one.member))
      .map((one) => `${slug}: ${JSON.stringify(one)}`);
}
