import { valueProblems } from "../request/validate-parameter.ts";
import type { OpenApiDocument } from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import { type Parameter, titleOf } from "../spec/parameter.ts";
import { hasFormat, itemsOf } from "../spec/read-schema.ts";
import type { SchemaValidator } from "../spec/schema-validator.ts";

/** An organization: the path parameters without the member, by name. An array is its items. `{}` if there are none. */
export type Organization = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/** A member or an organization, as a test names them. */
export interface MemberReference {
  readonly organization?: Organization;
  readonly member?: string | number;
}

/** A member or an organization as texts that can be compared. */
export interface MemberKey {
  readonly organization?: Readonly<Record<string, string>>;
  readonly member?: string;
}

/** The members of one provider's organizations. */
export interface Members {
  add(organization: Organization, ...members: (string | number)[]): void;
  has(organization: Organization, member: string | number): boolean;
  list(organization: Organization): string[];
  all(): { organization: Record<string, string>; member: string }[];
  /** Throws if no request could name such a member, as the other functions do. */
  keyOf(reference: MemberReference): MemberKey;
  /** Returns whether the member was there. */
  remove(organization: Organization, member: string | number): boolean;
}

interface Entry {
  readonly organization: Record<string, string>;
  readonly members: Set<string>;
}

export function createMembers(operation: Operation, validator: SchemaValidator): Members {
  const organizations = new Map<string, Entry>();
  const memberKey = (member: string | number) =>
    checkedKey(operation, operation.member, member, validator);
  const entryOf = (organization: Organization): Entry => {
    const values = organizationKey(operation, organization, validator);
    const key = JSON.stringify(values);
    const entry = organizations.get(key) ?? { organization: values, members: new Set<string>() };
    organizations.set(key, entry);
    return entry;
  };
  return {
    add(organization, ...members) {
      const entry = entryOf(organization);
      for (const member of members) entry.members.add(memberKey(member));
    },
    has: (organization, member) => entryOf(organization).members.has(memberKey(member)),
    list: (organization) => [...entryOf(organization).members],
    all: () =>
      [...organizations.values()].flatMap(({ organization, members }) =>
        [...members].map((member) => ({ organization: { ...organization }, member })),
      ),
    keyOf: ({ organization, member }) => ({
      ...(organization && { organization: organizationKey(operation, organization, validator) }),
      ...(member !== undefined && { member: memberKey(member) }),
    }),
    remove: (organization, member) => entryOf(organization).members.delete(memberKey(member)),
  };
}

/** The parameters of an organization as texts, in the order of the path. */
function organizationKey(
  operation: Operation,
  organization: Organization,
  validator: SchemaValidator,
): Record<string, string> {
  const names = operation.organization.map(({ name }) => name);
  const given = Object.keys(organization);
  if (given.length !== names.length || names.some((name) => !given.includes(name))) {
    const expected = names.join(" and ") || "{}, nothing";
    const found = given.join(" and ") || "nothing";
    throw new Error(
      `An organization of ${operation.slug} is described by ${expected}; found ${found}.`,
    );
  }
  return Object.fromEntries(
    operation.organization.map((parameter) => {
      const values = [organization[parameter.name] ?? ""].flat();
      const keys = values.map((value) => checkedKey(operation, parameter, value, validator));
      return [parameter.name, keys.join(",")];
    }),
  );
}

/** A value as a text that can be compared. Throws if the spec does not allow it, so that no request could have it. */
function checkedKey(
  { slug, document }: Operation,
  parameter: Parameter,
  value: string | number,
  validator: SchemaValidator,
): string {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new Error(
      `${slug} can't have such a member: ${titleOf(parameter)}: ${value} is beyond 2^53, where JavaScript rounds numbers. Give it as a text.`,
    );
  }
  const problems = valueProblems(validator, parameter, String(value));
  if (problems.length === 0) return comparable(document, parameter, String(value));
  throw new Error(`${slug} can't have such a member: ${problems.join("; ")}.`);
}

/** A value as a text that can be compared: UUIDs in lower case (RFC 9562 §4), anything else as it is. */
export function comparable(document: OpenApiDocument, { schema }: Parameter, text: string): string {
  const schemas = [schema, ...itemsOf(document, schema)];
  const isUuid =
    schemas.some((one) => hasFormat(document, one, "uuid")) && /^[\da-f-]{36}$/i.test(text);
  return isUuid ? text.toLowerCase() : text;
}
