import type { Received } from "../http/reply.ts";
import { formDecoded, pairsOf } from "../http/urlencoded.ts";
import type { Refusal } from "./access-tokens.ts";
import type { Alternative, Credentials } from "./security-requirements.ts";
import type { CredentialPlace, SchemeCheck } from "./security-schemes.ts";

export function optionsOf(alternative: Alternative): string[] {
  return alternative.flatMap((check) => check.options);
}

/** Fixed values for every alternative, told apart by provider and option. */
export function testCredentials(slug: string, alternatives: readonly Alternative[]): Credentials[] {
  return alternatives.map((alternative) =>
    Object.fromEntries(optionsOf(alternative).map((option) => [option, `test-${slug}-${option}`])),
  );
}

/** Refuses credentials that fit none of the alternatives, which would never be accepted. */
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

/** Why a request is not authorized by any of the accepted credentials; `undefined` where it is. */
export function refusalOf(
  alternatives: readonly Alternative[],
  accepted: readonly Credentials[],
  received: Received,
): Refusal | undefined {
  const refusals: Refusal[] = [];
  for (const credentials of accepted) {
    const alternative = alternatives.find((one) => fits(one, credentials)) ?? [];
    const found =
      alternative.length === 0
        ? unasked(alternatives, received)
        : alternative.flatMap((check) => refused(check, credentials, received));
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

function refused(check: SchemeCheck, credentials: Credentials, received: Received): Refusal[] {
  const { options, place } = check;
  const texts = textsAt(place, received);
  const refusal =
    texts[0] === undefined
      ? { status: 401 as const, reason: "missing" }
      : texts.length > 1
        ? { status: 401 as const, reason: `there ${texts.length} times` }
        : check.refusal(texts[0], credentials);
  const title = `${options.join(" and ")} (${titleOf(place)})`;
  return refusal ? [{ ...refusal, reason: `${title}: ${refusal.reason}` }] : [];
}

/** A request without credentials has none: a wrong key is no anonymous request. */
function unasked(alternatives: readonly Alternative[], received: Received): Refusal[] {
  const places = alternatives.flat().map(({ place }) => place);
  const sent = places.filter((place) => textsAt(place, received).length > 0).map(titleOf);
  const reason = `none is needed, and there is one in ${[...new Set(sent)].join(" and ")}`;
  return sent.length > 0 ? [{ status: 401, reason }] : [];
}

function titleOf({ in: place, name }: CredentialPlace): string {
  return `${place === "query" ? "query parameter" : place} ${name}`;
}

/** What stands at the place of a credential. */
function textsAt({ in: place, name }: CredentialPlace, { headers, url }: Received): string[] {
  const inHeader = (wanted: string) =>
    headers.filter(([one]) => one.toLowerCase() === wanted.toLowerCase()).map(([, text]) => text);
  if (place === "header") return inHeader(name);
  const pairs =
    place === "query"
      ? pairsOf(url.search.slice(1)).map((pair) => [pair.name, formDecoded(pair.value) ?? ""])
      : // RFC 6265 §4.2.1: pairs with "; " between them, not encoded in any way.
        inHeader("cookie")
          .flatMap((text) => text.split(/; */))
          .map((pair) => pair.split(/=(.*)/s));
  return pairs.filter(([one]) => one === name).map(([, text = ""]) => text);
}

function fits(alternative: Alternative, credentials: Credentials): boolean {
  const options = optionsOf(alternative);
  return (
    options.length === Object.keys(credentials).length &&
    options.every((option) => Object.hasOwn(credentials, option))
  );
}
