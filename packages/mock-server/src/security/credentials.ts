import { headerValues } from "../http/headers.ts";
import type { ReceivedRequest } from "../http/received-request.ts";
import { decodeForm, pairsOf } from "../http/urlencoded.ts";
import type { Refusal } from "./access-tokens.ts";
import type { Alternative } from "./security-requirements.ts";
import type { CredentialPlace, Credentials, SchemeCheck } from "./security-schemes.ts";

function optionsOf(alternative: Alternative): string[] {
  return alternative.flatMap((check) => check.options);
}

/** Fixed values for each alternative. They differ by provider and option. */
export function testCredentials(slug: string, alternatives: readonly Alternative[]): Credentials[] {
  return alternatives.map((alternative) =>
    Object.fromEntries(optionsOf(alternative).map((option) => [option, `test-${slug}-${option}`])),
  );
}

/** Throws if the credentials fit none of the alternatives, so that no request could be accepted with them. */
export function checkCredentials(
  slug: string,
  alternatives: readonly Alternative[],
  credentials: Credentials,
): void {
  if (alternatives.some((alternative) => fits(alternative, credentials))) return;
  const expected = alternatives
    .map((alternative) => optionsOf(alternative).join(" and ") || "none")
    .join(", or ");
  throw new Error(
    `The credentials of ${slug} are ${expected}; found ${Object.keys(credentials).join(" and ") || "none"}.`,
  );
}

/** Why none of the accepted credentials authorizes a request; `undefined` if one does. */
export function refusalOf(
  alternatives: readonly Alternative[],
  accepted: readonly Credentials[],
  received: ReceivedRequest,
): Refusal | undefined {
  const refusals: Refusal[] = [];
  for (const credentials of accepted) {
    const alternative = alternatives.find((one) => fits(one, credentials)) ?? [];
    const found =
      alternative.length === 0
        ? unexpectedCredentials(alternatives, received)
        : alternative.flatMap((check) => refusalsOf(check, credentials, received));
    if (found[0] === undefined) return undefined;
    refusals.push({
      status: found.some(({ status }) => status === 401) ? 401 : 403,
      reason: found.map(({ reason }) => reason).join(", "),
    });
  }
  const reasons =
    [...new Set(refusals.map(({ reason }) => reason))].join("; or ") || "none is accepted";
  return {
    status: refusals.some(({ status }) => status === 403) ? 403 : 401,
    reason: `credentials: ${reasons}`,
  };
}

function refusalsOf(
  check: SchemeCheck,
  credentials: Credentials,
  received: ReceivedRequest,
): Refusal[] {
  const { options, place } = check;
  const texts = textsAt(place, received);
  const refusal =
    texts[0] === undefined
      ? { status: 401 as const, reason: "missing" }
      : texts.length > 1
        ? { status: 401 as const, reason: `must be sent once, found ${texts.length} times` }
        : check.refusal(texts[0], credentials);
  const title = `${options.join(" and ")} (${titleOf(place)})`;
  return refusal ? [{ ...refusal, reason: `${title}: ${refusal.reason}` }] : [];
}

/** Refuses a request with credentials where none are needed: one with a wrong key is not anonymous. */
function unexpectedCredentials(
  alternatives: readonly Alternative[],
  received: ReceivedRequest,
): Refusal[] {
  const places = alternatives.flat().map(({ place }) => place);
  const sent = places.filter((place) => textsAt(place, received).length > 0).map(titleOf);
  const reason = `none expected, found ${[...new Set(sent)].join(" and ")}`;
  return sent.length > 0 ? [{ status: 401, reason }] : [];
}

function titleOf({ in: place, name }: CredentialPlace): string {
  return `${place === "query" ? "query parameter" : place} ${name}`;
}

/** The texts at the place of a credential. */
function textsAt({ in: place, name }: CredentialPlace, received: ReceivedRequest): string[] {
  const { headers, url } = received;
  if (place === "header") return headerValues(headers, name);
  const pairs =
    place === "query"
      ? pairsOf(url.search.slice(1)).map((pair) => [pair.name, decodeForm(pair.value) ?? ""])
      : // Cookies are separated by "; " and not encoded (RFC 6265 §4.2.1).
        headerValues(headers, "cookie")
          .flatMap((text) => text.split(/; */))
          .map((pair) => pair.split(/=(.*)/s));
  return pairs.filter(([one]) => one === name).map(([, text = ""]) => text);
}

/** Whether credentials have exactly the options of an alternative. */
function fits(alternative: Alternative, credentials: Credentials): boolean {
  const options = optionsOf(alternative);
  return (
    options.length === Object.keys(credentials).length &&
    options.every((option) => Object.hasOwn(credentials, option))
  );
}
