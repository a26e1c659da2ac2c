import { expect, test } from "vitest";
import { namesOf, slugProblem } from "../../generate/model/names.ts";

test.each([
  ["cal-com", "CalCom", "createCalComClient", "@offboard/cal-com"],
  ["aerospike-cloud", "AerospikeCloud", "createAerospikeCloudClient", "@offboard/aerospike-cloud"],
  ["a1-2b", "A12b", "createA12bClient", "@offboard/a1-2b"],
])("names of %s", (slug, pascal, create, packageName) => {
  expect(slugProblem(slug)).toBeUndefined();
  expect(namesOf(slug)).toMatchObject({ pascal, create, packageName });
});

test.each([
  ["", "kebab-case"],
  ["Cal", "kebab-case"],
  ["1password", "kebab-case"],
  ["cal--com", "kebab-case"],
  ["cal-", "kebab-case"],
  ["cal.com", "kebab-case"],
  ["../cal", "kebab-case"],
  ["cal com", "kebab-case"],
  ["__proto__", "kebab-case"],
  ['a";x="', "kebab-case"],
  ["a".repeat(61), "at most 60"],
  ["con", "Windows"],
  ["lpt1", "Windows"],
  ["runtime", "the repository's own name"],
  ["mock-server", "the repository's own name"],
  ["provider", "would hide another"],
  ["typed", "would hide another"],
  ["type", "`TypeError` would hide another"],
])("no slug: %j", (slug, part) => {
  expect(slugProblem(slug)).toContain(part);
});
