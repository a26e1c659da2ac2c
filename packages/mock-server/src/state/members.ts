import type { Selection } from "../faults/fault.ts";
import { valueProblems } from "../request/validate-parameter.ts";
import type { OpenApiDocument } from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import { type Field, titleOf } from "../spec/parameter.ts";
import { hasFormat, itemsOf } from "../spec/read-schema.ts";
import type { Schemas } from "../spec/schema-validator.ts";

/** An organization: the path parameters besides the member, by name; of a list its items. `{}` where there are none. */
export type Organization = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/** Whom a request or a selection names, each value as it is compared. */
export interface Whom {
  readonly organization?: Readonly<Record<string, string>>;
  readonly member?: string;
}

/** Who is a member of which organization of one provider. */
export interface Members {
  add(organization: Organization, ...members: (string | number)[]): void;
  has(organization: Organization, member: string | number): boolean;
  list(organization: Organization): string[];
  all(): { organization: Record<string, string>; member: string }[];
  /** Whom a selection names. Throws as `add` does. */
  identify(selection: Selection): Whom;
  /** Whether the member was there. */
  remove(organization: Organization, member: string | number): boolean;
}

export function createMembers(operation: Operation, schemas: Schemas): Members {
  const organizations = new Map<string, Entry>();

  const memberOf = (member: string | number) =>
    checked(operation, operation.member, member, schemas);
  const entryOf = (organization: Organization): Entry => {
    const values = organizationValues(operation, organization, schemas);
    const key = JSON.stringify(values);
    const entry = organizations.get(key) ?? { organization: values, members: new Set<string>() };
    organizations.set(key, entry);
    return entry;
  };
  return {
    add(organization, ...members) {
      const entry = entryOf(organization);
      for (const member of members) entry.members.add(memberOf(member));
    },
    has: (organization, member) => entryOf(organization).members.has(memberOf(member)),
    list: (organization) => [...entryOf(organization).members],
    all: () =>
      [...organizations.values()].flatMap(({ organization, members }) =>
        [...members].map((member) => ({ organization: { ...organization }, member })),
      ),
    identify: ({ organization, member }) => ({
      ...(organization && { organization: organizationValues(operation, organization, schemas) }),
      ...(member !== undefined && { member: memberOf(member) }),
    }),
    remove: (organization, member) => entryOf(organization).members.delete(memberOf(member)),
  };
}

interface Entry {
  readonly organization: Record<string, string>;
  readonly members: Set<string>;
}

/** The values of an organization in the order of the path. */
function organizationValues(
  operation: Operation,
  organization: Organization,
  schemas: Schemas,
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
      const texts = [organization[parameter.name] ?? ""].flat();
      const identities = texts.map((text) => checked(operation, parameter, text, schemas));
      return [parameter.name, identities.join(",")];
    }),
  );
}

/** The identity of a value, or a sentence where no request could ever name it. */
function checked(
  { slug, document }: Operation,
  field: Field,
  value: string | number,
  schemas: Schemas,
): string {
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new Error(
      `${slug} can't have such a member: ${titleOf(field)}: the number is beyond 2^53, where it was rounded. Give it as a text.`,
    );
  }
  const problems = valueProblems(schemas, field, String(value));
  if (problems.length === 0) return identity(document, field, String(value));
  throw new Error(`${slug} can't have such a member: ${problems.join("; ")}.`);
}

/** A value as it is compared, always as text: UUIDs in lower case (RFC 9562 §4), and a large integer never rounded. */
export function identity(document: OpenApiDocument, { schema }: Field, text: string): string {
  const said = [schema, ...itemsOf(document, schema)];
  const isUuid =
    said.some((one) => hasFormat(document, one, "uuid")) && /^[\da-f-]{36}$/i.test(text);
  return isUuid ? text.toLowerCase() : text;
}
