import { createMockServer } from "@offboard/mock-server";
import { exampleParameters } from "./example-parameters.ts";
import type { Provider, Value, Values } from "./providers.ts";
import { bodyOf, initOf } from "./typed-call.ts";

/** A call, and the person whom it removes, as the mock server reads the request. */
export interface Leaver {
  readonly parameters: Values;
  /** The same call in openapi-fetch's form. */
  readonly init: object;
  /** The path parameters beside the member. */
  readonly organization: Readonly<Record<string, string | number>>;
  readonly member: string;
  /** The parameter that names the member. */
  readonly memberName: string;
  /** Another member of the same organization. */
  readonly stays: string;
}

/** A call with these parameters, by default with the examples of the spec. */
export async function leaverOf(
  provider: Provider,
  parameters: Values = exampleParameters(provider),
  init: object = typedInit(provider, parameters),
): Promise<Leaver> {
  const { organization, member } = await readByMockServer(provider, parameters);
  const memberName = Object.keys(parameters).find(
    (name) => !(name in organization) && textOf(parameters[name]) === member.toLowerCase(),
  );
  if (memberName === undefined)
    throw new Error(`No parameter of ${provider.slug} is the member ${member}.`);
  const others = { ...parameters, [memberName]: otherValue(parameters[memberName]) };
  const { member: stays } = await readByMockServer(provider, others);
  const given = Object.keys(organization).map((name) => [name, parameters[name]]);
  return {
    ...{ parameters, init, member, memberName, stays },
    organization: Object.fromEntries(given),
  };
}

function typedInit({ operation, model }: Provider, parameters: Values): object {
  const { body } = model.operation;
  return initOf(operation, parameters, body && bodyOf(body, parameters));
}

/** The same call for another member of the organization: another one for each number. */
export function leaverNumber(
  { parameters, memberName, organization }: Leaver,
  number: number,
): Pick<Leaver, "parameters" | "organization" | "member"> {
  const value = numbered(parameters[memberName], number);
  return {
    parameters: { ...parameters, [memberName]: value },
    ...{ organization, member: String(value) },
  };
}

async function readByMockServer(
  { slug, spec, create }: Provider,
  parameters: Values,
): Promise<Pick<Leaver, "organization" | "member">> {
  const { provider, fetch } = createMockServer({ specs: { [slug]: spec } });
  const mock = provider(slug);
  const options = { baseUrl: mock.baseUrl(), fetch, retry: false as const };
  const tokenUrl = mock.tokenUrl();
  const [credentials = {}] = mock.credentials;
  const client = create({ ...options, ...tokenOption(credentials, tokenUrl), ...credentials });
  // Nobody is a member: the answer says so, and the request was read.
  await client.deleteMember(parameters).catch(() => {});
  const [request] = mock.requests;
  if (request?.member === undefined || request.organization === undefined)
    throw new Error(`The mock server finds no member in a request of ${slug}.`);
  return { organization: request.organization, member: request.member };
}

/** The option `tokenUrl`, for credentials that are exchanged there (RFC 6749 §4.4). */
export function tokenOption(
  credentials: object,
  tokenUrl: string | undefined,
): { tokenUrl?: string } {
  return tokenUrl !== undefined && "clientSecret" in credentials ? { tokenUrl } : {};
}

/** A value as the mock server says it: the items of a list have commas between them. */
function textOf(value: Value | undefined): string {
  return [value].flat().join(",").toLowerCase();
}

/** Another value of the same kind: the next number, or a text with another last digit or letter. */
export function otherValue(value: Value | undefined): Value {
  if (typeof value === "number") return value + 1;
  if (Array.isArray(value)) return [otherValue(value[0]), ...value.slice(1)];
  return String(value).replace(/[0-9a-zA-Z](?=[^0-9a-zA-Z]*$)/, (last) =>
    last === "1" ? "2" : "1",
  );
}

/** A value of the same kind for each number: a UUID ends in it, another text has it behind a hyphen. */
function numbered(value: Value | undefined, number: number): Value {
  if (typeof value === "number") return number;
  const text = String(value);
  return /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(text)
    ? text.slice(0, -12) + String(number).padStart(12, "0")
    : `${text}-${number}`;
}
